import * as z from 'zod/mini'
import { Component, Level, UnitKind } from './plan.contract.ts'

const words = z.array(z.string())

/** Rule pack `perencanaan`: what `perjanjian-kinerja.md` §2.3–2.4 leaves to the region, as data. */
export const PlanningPack = z.object({
  /** What the levels of the tree are called (§2.3: names differ between ministries and
   * trainers). */
  treeLevelLabels: z.record(Level, z.string()),
  /** The level a planning component stands on. */
  levels: z.record(Component, Level),
  /** The components that may stand directly above one; all but the first kinds may also stand alone
   * for a while. */
  parents: z.record(Component, z.array(Component)),
  /** Openings that name an activity instead of a condition (C7), in lower case. */
  processWords: words,
  /** Levels whose wording is looked at (C7: eselon II and above). */
  wordingLevels: z.array(Level),
  /** Words of a unit that tell its kind; a unit with none of them counts things. */
  unitWords: z.partialRecord(UnitKind, words),
  /** Grades that are written in capitals. */
  grades: words,
  recommended: z.object({ indicatorsPerNode: z.int() }),
})
export type PlanningPack = z.infer<typeof PlanningPack>

/** What of rule pack `pengukuran` tells whether a target in words can be judged at all: its ordinal
 * scales, and its words for done and not done. */
export const JudgingPack = z.object({
  scales: z.record(
    z.string(),
    z.object({ grades: z.array(z.object({ code: z.string(), label: z.string() })) }),
  ),
  milestone: z.object({ done: words, notDone: words }),
})
export type JudgingPack = z.infer<typeof JudgingPack>
