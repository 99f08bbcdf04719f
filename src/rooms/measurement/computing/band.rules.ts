import { compare, decimal, type Percent, rounded } from '../../../kernel/decimal.ts'
import type { Band } from '../measurement.contract.ts'
import type { BandProfile, MeasurementPack } from '../pack.contract.ts'

/** The band of an achievement: the highest whose lower bound it reaches (§4.5). Give it the
 * unrounded, floored, uncapped value: the printed integer bands leave gaps, and 90,70 is «tinggi»
 * unless the profile rounds first. `null` when the profile has no band that low. */
export function bandOf(
  { bands, rounding }: Pick<BandProfile, 'bands' | 'rounding'>,
  achievement: Percent,
): Band | null {
  const value = rounding === 'INTEGER' ? rounded(achievement, 0) : achievement
  const reached = bands.find(({ from, includes }) => {
    if (from === null) return true
    const side = compare(value, decimal(from))
    return includes ? side >= 0 : side > 0
  })
  return reached ? { code: reached.code, label: reached.label, tone: reached.tone } : null
}

/** The profile a pack uses by default; `null` when the pack names one it does not hold. */
export const defaultProfile = ({
  bandProfile,
  bandProfiles,
}: Pick<MeasurementPack, 'bandProfile' | 'bandProfiles'>): BandProfile | null =>
  bandProfiles[bandProfile] ?? null
