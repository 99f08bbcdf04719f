import {
  add,
  type Decimal,
  decimal,
  decimalText,
  divide,
  fixed,
  isDecimalText,
  isNegative,
  max,
  multiply,
  rounded,
  subtract,
  zero,
} from '../../../kernel/decimal.ts'
import { type Aggregation, type Frequency, quartersNeeded } from '../../planning/words.ts'

/** How many places a decimal text has: `14.50` has two. */
export const placesOf = (text: string): number => text.split('.')[1]?.length ?? 0

/** The largest value of so many places that is not above a value; values below zero count as
 * zero. */
const down = (value: Decimal, places: number): Decimal => {
  const half = divide(decimal(5), decimal(`1${'0'.repeat(places + 1)}`))
  return max(rounded(subtract(value, half), places), zero)
}

/** A whole in equal parts, each with as many places as the whole is written with, that add up to it
 * exactly: 10 in four is 2, 3, 2, 3. A whole below zero stands in the last part. */
export function evenParts(whole: string, count: number): string[] {
  const [value, places] = [decimal(whole), placesOf(whole)]
  const upTo = Array.from({ length: count }, (_, at) =>
    at + 1 === count
      ? value
      : down(divide(multiply(value, decimal(at + 1)), decimal(count)), places),
  )
  if (isNegative(value)) return upTo.map((_, at) => (at + 1 === count ? whole : '0'))
  return upTo.map((sum, at) => fixed(subtract(sum, upTo[at - 1] ?? zero), places))
}

/** Even steps from one value to another, the last being it. */
function pathTo(from: string, to: string, count: number): string[] {
  const [start, end] = [decimal(from), decimal(to)]
  const step = divide(subtract(end, start), decimal(count))
  return Array.from({ length: count }, (_, at) =>
    at + 1 === count ? to : fixed(add(start, multiply(step, decimal(at + 1))), placesOf(to)),
  )
}

/** An indicator as its targets are spread over a year; `before` is where it stood a year ago. */
export type Spread = {
  aggregation: Aggregation
  frequency: Frequency
  target: string
  before: string | null
}

/** Is it reported by month? */
export const isMonthly = (frequency: Frequency): boolean =>
  frequency === 'MONTHLY' || frequency === 'WEEKLY' || frequency === 'DAILY'

const partsOf = ({ aggregation, target, before }: Spread, count: number): string[] => {
  if (!isDecimalText(target)) return Array.from({ length: count }, () => target)
  if (aggregation === 'SUM') return evenParts(target, count)
  if (aggregation === 'LAST' && before !== null && isDecimalText(before))
    return pathTo(before, target, count)
  return Array.from({ length: count }, () => target)
}

/** A first proposal for the periods of a year: sums in even parts, values that are read at the end
 * on an even way from where they stood, means and ratios the year's in each. Nothing for what is
 * read once a year. */
export function spreadTargets(spread: Spread, year: number): Map<string, string> {
  const { aggregation, frequency, target } = spread
  const quarters = quartersNeeded({ frequency }, year)
  if (target === '' || quarters.length === 0) return new Map()
  const parts = partsOf(spread, quarters.length)
  const found = new Map(quarters.map((period, at) => [period, parts[at] ?? '']))
  if (!isMonthly(frequency)) return found
  for (const [at, part] of parts.entries()) {
    const months =
      aggregation === 'SUM' && isDecimalText(part)
        ? evenParts(part, 3)
        : partsOf({ ...spread, target: part, before: parts[at - 1] ?? spread.before }, 3)
    for (const [nth, month] of months.entries()) found.set(monthOf(year, at * 3 + nth + 1), month)
  }
  return found
}

/** The period of a month: `2026-05`. */
export const monthOf = (year: number, month: number): string =>
  `${year}-${String(month).padStart(2, '0')}`

/** Whole rupiah of a year over its quarters. */
export const spreadCash = (amount: number): number[] =>
  evenParts(decimalText(decimal(amount)), 4).map(Number)
