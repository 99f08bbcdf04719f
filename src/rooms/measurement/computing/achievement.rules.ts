import {
  compare,
  type Decimal,
  decimal,
  equals,
  max,
  min,
  type Percent,
} from '../../../kernel/decimal.ts'
import type { FormulaCode, Polarity } from '../../planning/words.ts'
import type { Band } from '../measurement.contract.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import type { Amount } from './amount.rules.ts'
import { bandOf, defaultProfile } from './band.rules.ts'
import { computations } from './computation.rules.ts'

/** What to compare. `floor` and `cap` are in percent and default to the pack's floor and its cap
 * for display. */
export type AchievementQuestion = {
  target: Amount
  realization: Amount
  baseline?: Decimal | null
  polarity?: Polarity | null
  formula?: FormulaCode | null
  floor?: Decimal | null
  cap?: Decimal | null
}

/** `uncapped` is floored only: bands and averages start from it. `value` is what is shown, `capped`
 * says whether the cap changed it. `note` tells when the formula used is not the one asked for. */
export type Achieved = {
  state: 'OK'
  formula: FormulaCode
  value: Percent
  uncapped: Percent
  capped: boolean
  band: Band | null
  note: string | null
}
export type Achievement =
  | Achieved
  | { state: 'NOT_APPLICABLE'; formula: FormulaCode; reason: string }
  | { state: 'INVALID'; formula: FormulaCode | null; reason: string }

/** The formula that will be used: the one asked for, else by kind of target, else the default of
 * the polarity; `null` without either. */
export function formulaFor(
  { defaults }: Pick<MeasurementPack, 'defaults'>,
  { target, polarity, formula }: Omit<AchievementQuestion, 'realization'>,
): FormulaCode | null {
  if (formula) return formula
  if (target.kind === 'grade') return 'ORDINAL'
  if (target.kind === 'date' || target.kind === 'done') return 'BINARY'
  return polarity ? defaults[target.kind === 'range' ? 'range' : 'single'][polarity] : null
}

/** Achievement (capaian) of one realisation against one target, in percent, exact: zero rules,
 * formula, floor, cap, and the band of the floored, uncapped, unrounded value
 * (`perjanjian-kinerja.md` §4.1, §4.2, §4.8). Rounding is left to who prints. Never throws. */
export function achievementOf(pack: MeasurementPack, question: AchievementQuestion): Achievement {
  const formula = formulaFor(pack, question)
  if (formula === null)
    return { state: 'INVALID', formula, reason: 'Polaritas indikator belum diketahui.' }
  const floor = question.floor ?? decimal(pack.limits.floor)
  const cap =
    question.cap ?? (pack.limits.capForDisplay === null ? null : decimal(pack.limits.capForDisplay))
  if (cap && compare(cap, floor) < 0)
    return {
      state: 'INVALID',
      formula,
      reason: 'Batas atas capaian lebih kecil daripada batas bawahnya.',
    }
  const { target, realization, baseline = null, polarity = null } = question
  const raw = computations[formula](pack, { formula, target, realization, baseline, polarity })
  if ('invalid' in raw) return { state: 'INVALID', formula, reason: raw.invalid }
  if ('notApplicable' in raw) return { state: 'NOT_APPLICABLE', formula, reason: raw.notApplicable }
  const uncapped = max(raw.value, floor)
  const value = cap ? min(uncapped, cap) : uncapped
  const profile = defaultProfile(pack)
  const band = profile && bandOf(profile, uncapped)
  return {
    state: 'OK',
    formula: raw.formula ?? formula,
    value,
    uncapped,
    capped: !equals(value, uncapped),
    band,
    note: raw.note ?? null,
  }
}
