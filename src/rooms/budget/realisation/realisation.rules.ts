import { months } from '../../../kernel/indonesian.ts'
import { canonicalCode, isBelow } from '../code.rules.ts'
import type { Coverage, Realisation } from './realisation.contract.ts'

/** Does a file speak for this month of this office? */
export const covers = (
  { fromMonth, toMonth, offices }: Coverage,
  skpdCode: string,
  month: number,
): boolean =>
  fromMonth <= month && month <= toMonth && (offices === null || offices.includes(skpdCode))

/** Up to which month (1–12) an office's realisation is known without a gap since January; 0 where
 * January is not. */
export function knownUpTo(files: readonly Coverage[], skpdCode: string): number {
  let month = 0
  while (month < 12 && files.some((file) => covers(file, skpdCode, month + 1))) month++
  return month
}

/** «Juni», «Januari sampai Juni». */
export const monthsWords = (from: number, to: number): string =>
  from === to ? `${months[to - 1]}` : `${months[from - 1]} sampai ${months[to - 1]}`

/** What was spent under a code of any level (programme, kegiatan, sub kegiatan), by the whole
 * office or one of its spending units; whole rupiah. `…01` and `…0001` are the same (§1.7). */
export function realisedUnder(
  lines: Realisation['lines'],
  code: string,
  subUnit?: string | undefined,
): number {
  const own = canonicalCode(code)
  return lines
    .filter(
      ({ subUnitCode, subActivityCode }) =>
        (subUnit === undefined || subUnitCode === subUnit) &&
        (canonicalCode(subActivityCode) === own || isBelow(subActivityCode, code)),
    )
    .reduce((sum, { amount }) => sum + amount, 0)
}
