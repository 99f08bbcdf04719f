import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  hundred,
  isZero,
  max,
  min,
  multiply,
  type Percent,
  percentOf,
  subtract,
} from '../../../kernel/decimal.ts'
import type { EfficiencyCode } from '../measurement.contract.ts'
import type { MeasurementPack } from '../pack.contract.ts'

/** Achievement `C` and budget absorption `S` (realised ÷ allocated), both in percent. */
export type EfficiencyQuestion = { achievement: Percent; absorption: Percent }

/** `value` in percent points, percent, score or ratio, as the code says; `clipped` when the score
 * left its span. */
export type Efficiency =
  | { state: 'OK'; code: EfficiencyCode; value: Decimal; clipped: boolean }
  | { state: 'NOT_EFFICIENT' | 'NOT_APPLICABLE'; code: EfficiencyCode; reason: string }

/** Budget and volume, planned and realised; `EFF_UNITCOST` of these equals `1 − S ÷ C`. */
export type CostAndVolume = {
  plannedCost: Decimal
  plannedVolume: Decimal
  realisedCost: Decimal
  realisedVolume: Decimal
}

/** Achievement and absorption from costs and volumes; `null` when plan or volume is 0 and there is
 * nothing to compare with. */
export function efficiencyQuestion({
  plannedCost,
  plannedVolume,
  realisedCost,
  realisedVolume,
}: CostAndVolume): EfficiencyQuestion | null {
  if (isZero(plannedCost) || isZero(plannedVolume)) return null
  return {
    achievement: percentOf(realisedVolume, plannedVolume),
    absorption: percentOf(realisedCost, plannedCost),
  }
}

/** `(1 − S ÷ C) × 100`: the saving in unit cost. */
const unitCost = ({ achievement, absorption }: EfficiencyQuestion): Percent =>
  subtract(hundred, percentOf(absorption, achievement))

/** `NE = 50 + E ÷ 20 × 50`, with E cut to ±20 first, so that the score stays between 0 and 100: a
 * published 235 % came from leaving that out (§4.6). */
export function efficiencyScore(
  { efficiency }: Pick<MeasurementPack, 'efficiency'>,
  saving: Percent,
): { value: Decimal; clipped: boolean } {
  const [span, middle] = [decimal(efficiency.span), decimal(efficiency.scoreAtZero)]
  const cut = max(subtract(decimal(0), span), min(span, saving))
  return {
    value: add(middle, divide(multiply(cut, middle), span)),
    clipped: compare(cut, saving) !== 0,
  }
}

/** Efficiency of resources by one of the formulas in use (`perjanjian-kinerja.md` §4.6; no national
 * formula for regions was found). Without achievement or without absorption there is nothing to
 * judge. */
export function efficiencyOf(
  pack: Pick<MeasurementPack, 'efficiency'>,
  question: EfficiencyQuestion,
  code: EfficiencyCode = pack.efficiency.default,
): Efficiency {
  const { achievement, absorption } = question
  const ok = (value: Decimal, clipped = false): Efficiency => ({
    state: 'OK',
    code,
    value,
    clipped,
  })
  if (isZero(achievement) || isZero(absorption))
    return {
      state: 'NOT_APPLICABLE',
      code,
      reason: 'Capaian atau serapan 0, sehingga efisiensi tidak dihitung.',
    }
  if (code === 'EFF_UNSPENT') {
    if (compare(achievement, hundred) >= 0) return ok(subtract(hundred, absorption))
    return {
      state: 'NOT_EFFICIENT',
      code,
      reason: 'Target belum tercapai, sehingga sisa anggaran bukan efisiensi.',
    }
  }
  if (code === 'EFF_UNITCOST') return ok(unitCost(question))
  if (code === 'EFF_RATIO') return ok(divide(achievement, absorption))
  if (code === 'EFF_DIFF') return ok(subtract(achievement, absorption))
  const { value, clipped } = efficiencyScore(pack, unitCost(question))
  return ok(value, clipped)
}
