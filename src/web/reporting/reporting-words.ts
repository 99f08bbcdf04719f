import { months, printNumber } from '../../kernel/indonesian.ts'
import type { TreeMeasure } from '../../rooms/reporting/tree/tree.contract.ts'

export {
  bandWord,
  coverageWords,
  markOf,
  periodWord,
  placeOf,
  printPercent,
  upToSentence,
} from '../../rooms/reporting/tree/shown.rules.ts'

/** One decimal, half-up, for heat maps: `49.75` → `49,8`. The answer has two places, so nothing is
 * lost but the last. */
export function printShort(text: string): string {
  const hundredths = Math.round(Number(text) * 100)
  return printNumber((Math.floor((hundredths + 5) / 10) / 10).toFixed(1))
}

/** The first letters of the months, for narrow heads. */
export const shortMonths = months.map((name) => name.slice(0, 3))

/** Where a figure opens: that of the measure itself, or of the one whose figure it shares; `null`
 * before the first period has ended. */
export const figureAddress = ({
  id,
  follows,
  period,
}: Pick<TreeMeasure, 'id' | 'follows' | 'period'>): string | null =>
  period && `/pengukuran/${follows ?? id}/${period}`
