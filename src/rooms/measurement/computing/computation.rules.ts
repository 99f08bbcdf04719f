import {
  compare,
  type Decimal,
  decimal,
  equals,
  hundred,
  isNegative,
  isZero,
  max,
  multiply,
  type Percent,
  subtract,
  zero,
} from '../../../kernel/decimal.ts'
import type { FormulaCode, Polarity } from '../../planning/words.ts'
import type { Amount, CaseRules, Raw } from './amount.rules.ts'
import {
  maxRatio,
  minLinear,
  minRatio,
  progress,
  type Range,
  rangeMax,
  rangeMin,
  rangeStab,
  stabAbs,
} from './formula.rules.ts'
import { milestone } from './milestone.rules.ts'

/** Single values to compare. `polarity` decides only when target and baseline are the same. */
type Numbers = {
  target: Decimal
  realization: Decimal
  baseline: Decimal | null
  polarity: Polarity | null
}

/** `MAX_RATIO` with its rules for a target of 0: both 0 is not applicable (or 100), more than 0 is
 * 100 (or the cap), less is 0. */
function maximized({ zero: rules, limits }: CaseRules, { target, realization }: Numbers): Raw {
  if (!isZero(target)) return { value: maxRatio(target, realization) }
  if (isNegative(realization)) return { value: zero }
  if (isZero(realization))
    return rules.maximizeBothZero === 'FULL'
      ? { value: hundred }
      : { notApplicable: 'Target dan realisasi sama-sama 0, sehingga capaian tidak dihitung.' }
  return {
    value: rules.maximizeExceeded === 'CAP' ? decimal(limits.capForAverage ?? 100) : hundred,
  }
}

/** `MIN_LINEAR` with its rules for a target of 0: nothing happened is 100, something is 0 or costs
 * points. */
function minimized({ zero: rules }: CaseRules, { target, realization }: Numbers): Raw {
  if (!isZero(target)) return { value: minLinear(target, realization) }
  if (compare(realization, zero) <= 0) return { value: hundred }
  const { minimizeMissed } = rules
  return {
    value:
      minimizeMissed.kind === 'NOTHING'
        ? zero
        : max(zero, subtract(hundred, multiply(realization, decimal(minimizeMissed.perUnit)))),
  }
}

/** `T ÷ R` has no meaning at R ≤ 0 or T < 0: there the linear form is used, and said. */
function minimizedByRatio(rules: CaseRules, numbers: Numbers): Raw {
  const { target, realization } = numbers
  if (isZero(target)) return minimized(rules, numbers)
  if (!isNegative(target) && compare(realization, zero) > 0)
    return { value: minRatio(target, realization) }
  const why = isNegative(target)
    ? 'target di bawah 0'
    : isZero(realization)
      ? 'realisasi 0'
      : 'realisasi di bawah 0'
  return {
    ...minimized(rules, numbers),
    formula: 'MIN_LINEAR',
    note: `MIN_RATIO tidak berlaku untuk ${why}; dihitung dengan MIN_LINEAR.`,
  }
}

/** `STAB_ABS`; at a target of 0 it is 100 for 0 and else 0. */
function stabilized(_: CaseRules, { target, realization }: Numbers): Raw {
  if (!isZero(target)) return { value: stabAbs(target, realization) }
  return { value: isZero(realization) ? hundred : zero }
}

function reached({ target, realization, polarity }: Numbers): boolean {
  const side = compare(realization, target)
  if (polarity === 'MAXIMIZE') return side >= 0
  return polarity === 'MINIMIZE' ? side <= 0 : side === 0
}

/** `PROGRESS`; without a distance between target and baseline, reaching the target in the direction
 * of the polarity is 100. Needs a baseline. */
function progressed({ zero: rules }: CaseRules, numbers: Numbers): Raw {
  const { target, realization, baseline } = numbers
  if (baseline === null) return { invalid: 'Rumus PROGRESS memerlukan data dasar (baseline).' }
  if (!equals(target, baseline)) return { value: progress(target, realization, baseline) }
  if (rules.progressWithoutDistance === 'NOT_APPLICABLE')
    return { notApplicable: 'Target sama dengan data dasar, sehingga kemajuan tidak dihitung.' }
  return { value: reached(numbers) ? hundred : zero }
}

/** What is compared, and by which formula. */
export type Comparison = {
  formula: FormulaCode
  target: Amount
  realization: Amount
  baseline: Decimal | null
  polarity: Polarity | null
}

type Computation = (rules: CaseRules, comparison: Comparison) => Raw

const magnitude = (amount: Amount): Decimal | null =>
  amount.kind === 'number' ? amount.value : amount.kind === 'grade' ? amount.score : null

/** The realisation as one value of the same sort as the target; or why it is none. */
function realized({ target, realization }: Comparison): Decimal | { invalid: string } {
  const value = magnitude(realization)
  if (value === null)
    return { invalid: 'Realisasi harus berupa satu nilai, bukan rentang atau tanggal.' }
  return (target.kind === 'grade') === (realization.kind === 'grade')
    ? value
    : { invalid: 'Target dan realisasi harus sama-sama predikat atau sama-sama angka.' }
}

/** A formula that compares two single values. */
const single =
  (compute: (rules: CaseRules, numbers: Numbers) => Raw): Computation =>
  (rules, comparison) => {
    const realization = realized(comparison)
    if ('invalid' in realization) return realization
    const target = magnitude(comparison.target)
    if (target === null)
      return { invalid: `Rumus ${comparison.formula} memerlukan target berupa satu nilai.` }
    return compute(rules, {
      target,
      realization,
      baseline: comparison.baseline,
      polarity: comparison.polarity,
    })
  }

/** A formula that compares one value with a range. */
const ranged =
  (compute: (range: Range, realization: Decimal) => Percent): Computation =>
  (_, comparison) => {
    const realization = realized(comparison)
    if ('invalid' in realization) return realization
    const { target, formula } = comparison
    if (target.kind !== 'range')
      return { invalid: `Rumus ${formula} memerlukan target berupa rentang, misalnya 80-90.` }
    return { value: compute(target, realization) }
  }

const ordinal: Computation = (rules, comparison) => {
  const value = single(maximized)(rules, comparison)
  return 'invalid' in value || comparison.target.kind === 'grade'
    ? value
    : { invalid: 'Rumus ORDINAL memerlukan predikat, misalnya WTP atau BB.' }
}

/** What each formula computes, zero rules first (order of §4.8, steps 3 and 4). Complete: a formula
 * without a function does not compile. */
export const computations: Record<FormulaCode, Computation> = {
  MAX_RATIO: single(maximized),
  MIN_LINEAR: single(minimized),
  MIN_RATIO: single(minimizedByRatio),
  STAB_ABS: single(stabilized),
  RANGE_MAX: ranged(rangeMax),
  RANGE_MIN: ranged(rangeMin),
  RANGE_STAB: ranged(rangeStab),
  PROGRESS: single(progressed),
  BINARY: (rules, { target, realization }) => milestone(rules, target, realization),
  ORDINAL: ordinal,
}
