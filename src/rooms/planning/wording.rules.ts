import type { PlanningPack } from './pack.contract.ts'
import type { Level } from './plan.contract.ts'

type Words = Pick<PlanningPack, 'processWords' | 'wordingLevels'>

/** The words by which a text names an activity where a condition is asked for (C7,
 * `perjanjian-kinerja.md` §2.4); `null` when it names none, or stands below the levels looked
 * at. */
export function activityWords(
  text: string,
  level: Level,
  { processWords, wordingLevels }: Words,
): string | null {
  if (!wordingLevels.includes(level)) return null
  const plain = text.toLowerCase().replace(/\s+/g, ' ').trim()
  return (
    processWords.find((opening) => plain === opening || plain.startsWith(`${opening} `)) ?? null
  )
}
