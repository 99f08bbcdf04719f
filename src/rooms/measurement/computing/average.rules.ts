import {
  type Decimal,
  decimal,
  divide,
  equals,
  isNegative,
  isZero,
  min,
  multiply,
  type Percent,
  sumOf,
} from '../../../kernel/decimal.ts'
import type { AchievementState } from '../measurement.contract.ts'
import type { MeasurementPack } from '../pack.contract.ts'

/** One part of an average: an achievement floored and uncapped, or the blank it has; `weight`
 * defaults to equal shares. */
export type Part = { state: AchievementState; achievement: Percent | null; weight?: Decimal }

/** `value` is `null` when nothing could be averaged. `capped` counts the parts the cap changed,
 * `counted` those in the average, `missing` those that should have had a figure (`NO_DATA`,
 * `INVALID`); not due and not applicable are neither. */
export type Average = { value: Percent | null; counted: number; capped: number; missing: number }

const one = decimal(1)

/** The cap of averages as the pack sets it; `null` for none. */
export const capForAverage = ({ limits }: Pick<MeasurementPack, 'limits'>): Percent | null =>
  limits.capForAverage === null ? null : decimal(limits.capForAverage)

/** Mean of achievements (`perjanjian-kinerja.md` §4.4): a sasaran from its indicators, an OPD from
 * its sasaran. Blanks are left out and the weights of the rest taken as the whole; each part is cut
 * at `cap` first (`null`: no cap). Refuses (`RangeError`) a negative weight. */
export function averageOf(parts: readonly Part[], cap: Percent | null): Average {
  const known = parts.flatMap(({ state, achievement, weight = one }) =>
    state === 'OK' && achievement ? [{ achievement, weight }] : [],
  )
  if (known.some(({ weight }) => isNegative(weight)))
    throw new RangeError('a weight is never negative')
  const cut = known.map(({ achievement, weight }) => ({
    achievement,
    weight,
    value: cap ? min(achievement, cap) : achievement,
  }))
  const total = sumOf(cut.map(({ weight }) => weight))
  return {
    value: isZero(total)
      ? null
      : divide(sumOf(cut.map(({ value, weight }) => multiply(value, weight))), total),
    counted: cut.length,
    capped: cut.filter(({ achievement, value }) => !equals(achievement, value)).length,
    missing: parts.filter(({ state }) => state === 'NO_DATA' || state === 'INVALID').length,
  }
}
