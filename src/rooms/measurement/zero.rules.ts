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
  subtract,
  zero,
} from '../../kernel/decimal.ts'
import type { Polarity } from '../planning/words.ts'
import type { CaseRules, Raw } from './amount.rules.ts'
import { maxRatio, minLinear, minRatio, progress, stabAbs } from './formula.rules.ts'

/** Single values to compare. `polarity` decides only when target and baseline are the same. */
export type Numbers = {
  target: Decimal
  realization: Decimal
  baseline: Decimal | null
  polarity: Polarity | null
}

/** `MAX_RATIO` with its rules for a target of 0: both 0 is not applicable (or 100), more than 0 is 100 (or the cap), less is 0. */
export function maximized(
  { zero: rules, limits }: CaseRules,
  { target, realization }: Numbers,
): Raw {
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

/** `MIN_LINEAR` with its rules for a target of 0: nothing happened is 100, something is 0 or costs points. */
export function minimized({ zero: rules }: CaseRules, { target, realization }: Numbers): Raw {
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
export function minimizedByRatio(rules: CaseRules, numbers: Numbers): Raw {
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
export function stabilized({ target, realization }: Numbers): Raw {
  if (!isZero(target)) return { value: stabAbs(target, realization) }
  return { value: isZero(realization) ? hundred : zero }
}

function reached({ target, realization, polarity }: Numbers): boolean {
  const side = compare(realization, target)
  if (polarity === 'MAXIMIZE') return side >= 0
  return polarity === 'MINIMIZE' ? side <= 0 : side === 0
}

/** `PROGRESS`; without a distance between target and baseline, reaching the target in the direction of the polarity is 100. Needs a baseline. */
export function progressed({ zero: rules }: CaseRules, numbers: Numbers): Raw {
  const { target, realization, baseline } = numbers
  if (baseline === null) return { invalid: 'Rumus PROGRESS memerlukan data dasar (baseline).' }
  if (!equals(target, baseline)) return { value: progress(target, realization, baseline) }
  if (rules.progressWithoutDistance === 'NOT_APPLICABLE')
    return { notApplicable: 'Target sama dengan data dasar, sehingga kemajuan tidak dihitung.' }
  return { value: reached(numbers) ? hundred : zero }
}
