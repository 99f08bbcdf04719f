import {
  abs,
  compare,
  decimal,
  decimalText,
  divide,
  hundred,
  isDecimalText,
  isZero,
  multiply,
  rounded,
  subtract,
} from '../../kernel/decimal.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import type { Polarity, UnitKind } from '../planning/words.ts'

/** How a value moved since the last one: in points, with the direction in the verb. `null` where either is no number. */
export type Change = { direction: 'naik' | 'turun' | 'tetap'; by: string; better: boolean | null }

/** Compares two values; better or worse by the indicator's own direction, unknown where staying put is best. */
export function changeSince(last: string | null, value: string | null, polarity: Polarity): Change | null {
  if (last === null || value === null || !isDecimalText(last) || !isDecimalText(value)) return null
  const difference = subtract(decimal(value), decimal(last))
  const side = compare(decimal(value), decimal(last))
  const sense = polarity === 'MAXIMIZE' ? 1 : polarity === 'MINIMIZE' ? -1 : 0
  return {
    direction: side > 0 ? 'naik' : side < 0 ? 'turun' : 'tetap',
    by: printNumber(decimalText(rounded(abs(difference), 2))),
    better: side === 0 || sense === 0 ? null : side === sense,
  }
}

/** The question whose answer explains a figure (`LOOK.md` §7: ask for text with a question). */
export function analysisQuestion(change: Change | null): string {
  if (!change || change.direction === 'tetap') return 'Apa yang memengaruhi angka ini?'
  return `Apa yang membuat angka ini ${change.direction}?`
}

const half = decimal('50')

/** What a careful reader would ask before sending (`perjanjian-kinerja.md` §5): questions, never refusals. */
export function doubtsAbout(value: string | null, { last, unitKind }: { last: string | null; unitKind: UnitKind }): string[] {
  if (value === null || !isDecimalText(value)) return []
  const now = decimal(value)
  const doubts: string[] = []
  if (unitKind === 'PERCENT' && compare(now, hundred) > 0) doubts.push('Lebih dari 100%. Bila memang begitu, tulis sebabnya di bawah.')
  if (last !== null && isDecimalText(last) && !isZero(decimal(last))) {
    const before = decimal(last)
    const moved = multiply(divide(abs(subtract(now, before)), abs(before)), hundred)
    if (compare(moved, half) > 0)
      doubts.push(`Berubah ${printNumber(decimalText(rounded(moved, 0)))}% dari angka terakhir. Periksa sekali lagi.`)
  }
  return doubts
}
