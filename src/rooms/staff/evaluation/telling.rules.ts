import { decimalText } from '../../../kernel/decimal.ts'
import { type FieldError, type Refusal, refusal } from '../../../kernel/refusal.ts'
import { readFigure } from '../skp/content.rules.ts'
import type { PlannedResult } from '../skp/skp.contract.ts'
import type { ToldResult } from './facts.rules.ts'
import type { Told } from './rating.contract.ts'

const isAddress = (link: string): boolean => /^https?:\/\/[^\s/]+\S*$/i.test(link)

/** What the rated typed of their results as it is stored, numbers canonical where they are numbers; or
 * why not: a result that is not in the SKP or named twice, a link that is none, or a report that
 * leaves a result without a word. */
export function readTold(
  results: readonly PlannedResult[],
  typed: readonly Told[],
  done: boolean,
): { told: ToldResult[]; why: Refusal | null } {
  const wrong: FieldError[] = []
  const told = new Map<string, ToldResult>()
  for (const one of typed) {
    const at = results.findIndex(({ id }) => id === one.resultId)
    const pointer = `/results/${Math.max(at, 0)}`
    if (at < 0 || told.has(one.resultId))
      wrong.push({ pointer, detail: 'Satu hasil kerja bukan bagian SKP ini. Muat ulang halaman.' })
    else if (one.link !== '' && !isAddress(one.link))
      wrong.push({ pointer, detail: `Hasil kerja ${at + 1}: tautan dimulai dengan https://` })
    else told.set(one.resultId, toldOf(results[at], one))
  }
  for (const [at, { id }] of results.entries())
    if (done && !hasWords(told.get(id)))
      wrong.push({ pointer: `/results/${at}`, detail: `Hasil kerja ${at + 1} belum diisi.` })
  const [first] = wrong
  return {
    told: [...told.values()],
    why: first ? refusal('staff/report-incomplete', 422, first.detail, { errors: wrong }) : null,
  }
}

const hasWords = (told: ToldResult | undefined): boolean =>
  told !== undefined && (told.text !== '' || told.realised.some(({ text }) => text !== ''))

function toldOf(result: PlannedResult | undefined, { resultId, realised, text, link }: Told) {
  const numbers = new Map(realised.map((one) => [one.number, one.text]))
  const kept = (result?.indicators ?? []).map((_, at) => {
    const said = numbers.get(at + 1) ?? ''
    const read = readFigure(said)
    const value = read.kind === 'number' ? decimalText(read.value) : null
    return { number: at + 1, value, text: said }
  })
  return { resultId, realised: kept, text, link: link === '' ? null : link }
}
