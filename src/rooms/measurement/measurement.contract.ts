import * as z from 'zod/mini'

/** Formulas of the efficiency of resources, §4.6. */
export const EfficiencyCode = z.enum([
  'EFF_DIFF',
  'EFF_UNSPENT',
  'EFF_UNITCOST',
  'EFF_NE',
  'EFF_RATIO',
])
export type EfficiencyCode = z.infer<typeof EfficiencyCode>

/** Why a measure has no achievement, or that it has one. The four blanks stay apart everywhere:
 * they are never a zero. */
export const AchievementState = z.enum(['OK', 'NOT_DUE', 'NO_DATA', 'NOT_APPLICABLE', 'INVALID'])
export type AchievementState = z.infer<typeof AchievementState>

/** Slots of colour; words and bounds come from the pack. */
export const Tone = z.enum(['good', 'fine', 'mid', 'low', 'bad'])
export type Tone = z.infer<typeof Tone>

/** The category of an achievement, with the name it has in its profile. */
export const Band = z.object({ code: z.string(), label: z.string(), tone: Tone })
export type Band = z.infer<typeof Band>
