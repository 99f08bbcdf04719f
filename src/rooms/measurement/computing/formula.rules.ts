import {
  abs,
  add,
  compare,
  type Decimal,
  hundred,
  isZero,
  type Percent,
  percentOf,
  subtract,
  zero,
} from '../../../kernel/decimal.ts'

/** A target range, both bounds inside it. */
export type Range = { low: Decimal; high: Decimal }

/** `(base + gain) ÷ |base| × 100`, written so that a base below zero keeps its direction (§4.2: T
 * −2, R −1 is 150, not 50). */
const relative = (base: Decimal, gain: Decimal): Percent =>
  percentOf(add(abs(base), gain), abs(base))

/** `R ÷ T × 100`; for T < 0 `(1 + (R − T) ÷ |T|) × 100`. T must not be 0. */
export const maxRatio = (target: Decimal, realization: Decimal): Percent =>
  relative(target, subtract(realization, target))

/** `(2T − R) ÷ T × 100`; for T < 0 `(1 + (T − R) ÷ |T|) × 100`. T must not be 0. */
export const minLinear = (target: Decimal, realization: Decimal): Percent =>
  relative(target, subtract(target, realization))

/** `T ÷ R × 100`. R must not be 0; meant for T and R above 0. */
export const minRatio = (target: Decimal, realization: Decimal): Percent =>
  percentOf(target, realization)

/** `(1 − |R − T| ÷ |T|) × 100`. T must not be 0. */
export const stabAbs = (target: Decimal, realization: Decimal): Percent =>
  relative(target, subtract(zero, abs(subtract(realization, target))))

/** Which bound of the range was crossed, or `null` inside it. */
export function crossed({ low, high }: Range, realization: Decimal): Decimal | null {
  if (compare(realization, high) > 0) return high
  return compare(realization, low) < 0 ? low : null
}

/** Inside the range 100; outside `toBound` says how a crossed bound is judged, and a crossed bound
 * of 0 gives 0 (§4.1). */
function inRange(
  range: Range,
  realization: Decimal,
  toBound: (bound: Decimal, realization: Decimal) => Percent,
): Percent {
  const bound = crossed(range, realization)
  if (bound === null) return hundred
  return isZero(bound) ? zero : toBound(bound, realization)
}

/** Inside 100; above `R ÷ U × 100`, below `R ÷ L × 100`. */
export const rangeMax = (range: Range, realization: Decimal): Percent =>
  inRange(range, realization, maxRatio)

/** Inside 100; below `(1 + (1 − R ÷ L)) × 100`, above `(1 + (1 − R ÷ U)) × 100`. */
export const rangeMin = (range: Range, realization: Decimal): Percent =>
  inRange(range, realization, minLinear)

/** Inside 100; outside `(1 − distance ÷ bound) × 100`. */
export const rangeStab = (range: Range, realization: Decimal): Percent =>
  inRange(range, realization, stabAbs)

/** `(R − B) ÷ (T − B) × 100`. B must differ from T. */
export const progress = (target: Decimal, realization: Decimal, baseline: Decimal): Percent =>
  percentOf(subtract(realization, baseline), subtract(target, baseline))
