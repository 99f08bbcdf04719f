import { months } from '../../../kernel/indonesian.ts'
import { canonicalCode, editionCode } from '../code.rules.ts'
import { type Handed, spokenFor, spokenIn } from '../succession/link.rules.ts'
import type { Coverage } from './realisation.contract.ts'

/** Does a file speak for this month of this office? */
export const covers = (
  { fromMonth, toMonth, offices }: Coverage,
  skpdCode: string,
  month: number,
): boolean =>
  fromMonth <= month && month <= toMonth && (offices === null || offices.includes(skpdCode))

/** Codes of a year that others go on for. */
export type HandedIn = { year: number; handed: readonly Handed[] }

/** Up to which month (1–12) an office's realisation is known without a gap since January; 0 where
 * January is not. Before and after the day of a change the code that is spent under then speaks for
 * it. */
export function knownUpTo(
  files: readonly Coverage[],
  skpdCode: string,
  { year, handed }: HandedIn = { year: 0, handed: [] },
): number {
  const isKnown = (month: number): boolean => {
    const covered = (code: string) => files.some((file) => covers(file, code, month))
    return covered(skpdCode) || spokenFor(handed, skpdCode, { year, month }, covered)
  }
  let month = 0
  while (month < 12 && isKnown(month + 1)) month++
  return month
}

/** The spans of months in which a file speaks for the same offices: from the day of a change on, who
 * goes on for others speaks for them too. */
export function segmentsOf(
  { fromMonth, toMonth, offices }: Coverage,
  { year, handed }: HandedIn,
): Coverage[] {
  if (offices === null) return [{ fromMonth, toMonth, offices }]
  const spans: { fromMonth: number; toMonth: number; offices: string[] }[] = []
  for (let month = fromMonth; month <= toMonth; month++) {
    const own = spokenIn(offices, handed, year, month)
    const last = spans.at(-1)
    if (last && last.offices.join() === own.join()) last.toMonth = month
    else spans.push({ fromMonth: month, toMonth: month, offices: own })
  }
  return spans
}

/** «Juni», «Januari sampai Juni». */
export const monthsWords = (from: number, to: number): string =>
  from === to ? `${months[to - 1]}` : `${months[from - 1]} sampai ${months[to - 1]}`

/** What lines add up to under a code of any level (programme, kegiatan, sub kegiatan), whole
 * rupiah. `…01` and `…0001` are the same (§1.7); under `X.XX.01` come the supporting programmes of
 * all offices. */
export function sumsByCode(
  lines: readonly { subActivityCode: string; amount: number }[],
): (code: string) => number {
  const sums = new Map<string, number>()
  for (const { subActivityCode, amount } of lines) {
    const parts = subActivityCode.split('.')
    const program = parts.slice(0, 3).join('.')
    const above = [program, editionCode(program), parts.slice(0, 5).join('.')]
    for (const code of new Set([...above, canonicalCode(subActivityCode)]))
      sums.set(code, (sums.get(code) ?? 0) + amount)
  }
  return (code) => sums.get(canonicalCode(code)) ?? 0
}
