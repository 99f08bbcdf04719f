import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { isLocalDate } from '../../kernel/time.ts'

type Wish = {
  key: string
  label: string
  kind: 'year' | 'date' | 'text' | 'choice'
  choices?: readonly { value: string; label: string }[]
  required: boolean
}

/** Options travel beside the file as a JSON object of texts; anything else counts as none. */
export function readOptions(text: string | undefined): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
      ),
    )
  } catch {
    return {}
  }
}

function whatIsWrong(wish: Wish, value: string | undefined): string | null {
  if (value === undefined) return wish.required ? `Isi «${wish.label}» dahulu.` : null
  if (wish.kind === 'year' && !/^20\d{2}$/.test(value))
    return `«${wish.label}» harus tahun, misalnya 2026.`
  if (wish.kind === 'date' && !isLocalDate(value))
    return `«${wish.label}» harus tanggal yang ada, misalnya 2026-01-05.`
  if (wish.kind === 'choice' && !wish.choices?.some((choice) => choice.value === value))
    return `Pilih salah satu untuk «${wish.label}».`
  return null
}

/** The first option that is missing or misshapen, as a refusal naming all of them. */
export function optionsProblem(
  wishes: readonly Wish[],
  options: Record<string, string>,
): Refusal | null {
  const errors = wishes.flatMap((wish) => {
    const detail = whatIsWrong(wish, options[wish.key])
    return detail ? [{ pointer: `/options/${wish.key}`, detail }] : []
  })
  return errors[0] ? refusal('imports/options', 422, errors[0].detail, { errors }) : null
}
