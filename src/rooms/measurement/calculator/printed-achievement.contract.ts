import * as z from 'zod/mini'
import { FormulaCode, Polarity } from '../../planning/words.ts'
import { AchievementState } from '../measurement.contract.ts'

const orNull = <T extends z.ZodMiniType>(shape: T) => z.optional(z.nullable(shape))

/** Anything, also nothing: the reader decides what it says. */
const cell = z.optional(z.unknown())

/** One row of `./amanah calc achievement`: cells as people print them, and how to compare them. */
export const AchievementRow = z.object({
  target: cell,
  realization: cell,
  baseline: cell,
  polarity: orNull(Polarity),
  formula: orNull(FormulaCode),
  scale: orNull(z.string()),
  cap: cell,
  floor: cell,
  places: orNull(z.int().check(z.gte(0), z.lte(10))),
  due: orNull(z.boolean()),
})
export type AchievementRow = z.infer<typeof AchievementRow>

/** Its answer. Decimals are text with a point; `uncapped` is the achievement before the cap;
 * `reason` explains a blank, a refusal or another formula; `warnings` point something out and
 * change nothing. */
export const AchievementAnswer = z.object({
  state: AchievementState,
  achievement: z.nullable(z.string()),
  uncapped: z.nullable(z.string()),
  formula: z.nullable(FormulaCode),
  capped: z.boolean(),
  band: z.nullable(z.object({ code: z.string(), label: z.string() })),
  warnings: z.array(z.string()),
  reason: z.nullable(z.string()),
})
export type AchievementAnswer = z.infer<typeof AchievementAnswer>
