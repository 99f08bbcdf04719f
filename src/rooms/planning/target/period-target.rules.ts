import {
  add,
  type Decimal,
  decimal,
  decimalText,
  divide,
  isDecimalText,
  isNegative,
  multiply,
  rounded,
  subtract,
  sumOf,
  zero,
} from '../../../kernel/decimal.ts'
import { contains, endOf, monthsOf, type Period, parsePeriod } from '../../../kernel/period.ts'
import type { Aggregation } from '../plan.contract.ts'
import type { TargetSource } from './target.contract.ts'

/** The target of a period and how it was found: a share or a neighbour's target is a reading, not a
 * promise. */
export type PeriodTarget = { target: string | null; source: TargetSource }
/** Targets by period, the year's under `2026`. */
export type Targets = ReadonlyMap<string, string>

type Known = { text: string; period: Period; value: string; months: number }

const none: PeriodTarget = { target: null, source: 'NONE' }
const monthCount = (period: Period): number => monthsOf(period).length

const knownTargets = (targets: Targets): Known[] =>
  [...targets].flatMap(([text, value]) => {
    const period = parsePeriod(text)
    return period ? [{ text, period, value, months: monthCount(period) }] : []
  })

/** The smallest period with a target that holds this one whole. */
const around = (inner: Period, known: readonly Known[]): Known | undefined =>
  known.filter(({ period }) => contains(period, inner)).toSorted((a, b) => a.months - b.months)[0]

/** The largest periods with targets that lie within this one and do not overlap each other. */
function within(outer: Period, known: readonly Known[]): Known[] {
  const taken: Known[] = []
  for (const one of known
    .filter(({ period }) => contains(outer, period))
    .toSorted((a, b) => b.months - a.months))
    if (!taken.some(({ period }) => contains(period, one.period))) taken.push(one)
  return taken
}

/** The target that parts of the period give it. A sum needs all of its parts (a semester may stand
 * on its second quarter alone: half-yearly indicators have only that one); every other kind takes
 * the part that ends when the period ends. */
function fromParts(
  aggregation: Aggregation,
  asked: Period,
  known: readonly Known[],
): string | null {
  const parts = within(asked, known)
  const last = parts.find(({ period }) => endOf(period) === endOf(asked))
  if (!last) return null
  if (
    aggregation !== 'SUM' ||
    (asked.kind === 'semester' && parts.length === 1 && last.months === 3)
  )
    return last.value
  const complete =
    monthsIn(parts) === monthCount(asked) && parts.every(({ value }) => isDecimalText(value))
  return complete ? decimalText(totalOf(parts)) : null
}

/** What an even share leaves to be shared: the target around less the parts that have targets of
 * their own, over the months that are left. */
type Share = { fixed: Decimal; of: Known; value: Decimal; months: number; outOf: number }

function shareOf(asked: Period, known: readonly Known[]): Share | null {
  const outer = around(asked, known)
  if (!outer || !isDecimalText(outer.value) || monthCount(asked) === 0) return null
  const parts = within(
    outer.period,
    known.filter((one) => one !== outer && isDecimalText(one.value)),
  )
  const left = subtract(decimal(outer.value), totalOf(parts))
  if (parts.length === 0 || isNegative(left))
    return {
      fixed: zero,
      of: outer,
      value: decimal(outer.value),
      months: monthCount(asked),
      outOf: outer.months,
    }
  const inside = parts.filter(({ period }) => contains(asked, period))
  return {
    fixed: totalOf(inside),
    of: outer,
    value: left,
    months: monthCount(asked) - monthsIn(inside),
    outOf: outer.months - monthsIn(parts),
  }
}

const totalOf = (parts: readonly Known[]): Decimal =>
  sumOf(parts.map(({ value }) => decimal(value)))
const monthsIn = (parts: readonly Known[]): number =>
  parts.reduce((sum, { months }) => sum + months, 0)
const portion = ({ value, outOf }: Share, months: number): Decimal =>
  months === 0 ? zero : divide(multiply(value, decimal(months)), decimal(outOf))

/** The target a period is held against: its own; else what its parts give; else, for values that do
 * not add up over time, that of the smallest period around it; else, for sums, an even share by
 * months of what the smallest period around it leaves, to six places. */
export function targetFor(
  aggregation: Aggregation,
  period: string,
  targets: Targets,
): PeriodTarget {
  const own = targets.get(period)
  if (own !== undefined) return { target: own, source: 'EXPLICIT' }
  const [asked, known] = [parsePeriod(period), knownTargets(targets)]
  if (!asked) return none
  const parts = fromParts(aggregation, asked, known)
  if (parts !== null) return { target: parts, source: 'CONTAINED' }
  if (aggregation !== 'SUM') {
    const outer = around(asked, known)
    return outer ? { target: outer.value, source: 'CONTAINING' } : none
  }
  const share = shareOf(asked, known)
  if (!share) return none
  return {
    target: decimalText(rounded(add(share.fixed, portion(share, share.months)), 6)),
    source: 'EVEN_SHARE',
  }
}

/** What a sum should have reached over some periods: their targets added up. Even shares of one
 * target are counted in whole months before they are divided, so that twelve twelfths are exactly
 * the year. `null` when one of the periods has no target. */
export function sumOfTargets(periods: readonly string[], targets: Targets): Decimal | null {
  const known = knownTargets(targets)
  const shares = new Map<Known, Share>()
  let sum = zero
  for (const text of periods) {
    const { target, source } = targetFor('SUM', text, targets)
    if (target === null || !isDecimalText(target)) return null
    const asked = parsePeriod(text)
    const share = source === 'EVEN_SHARE' && asked ? shareOf(asked, known) : null
    sum = add(sum, share ? share.fixed : decimal(target))
    if (share)
      shares.set(share.of, { ...share, months: share.months + (shares.get(share.of)?.months ?? 0) })
  }
  return [...shares.values()].reduce(
    (total, share) => add(total, portion(share, share.months)),
    sum,
  )
}
