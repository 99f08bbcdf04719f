import { fixed } from '../../../kernel/decimal.ts'
import { type RollUpPack, rollUp } from '../roll-up.rules.ts'
import { type MeasureEntry, type Moment, standingsOf, treeMeasure } from '../standing.rules.ts'
import { bandLines } from '../tree/tree.rules.ts'
import type { AgreementProgress } from './progress.contract.ts'

/** Which indicators an agreement promises; its page puts them in an order of its own. */
export type Promised = { agreementId: string; measureIds: readonly string[] }

/** Identical measures whose figure stands above, where nothing has been read yet. */
export const missingAbove = (entries: readonly MeasureEntry[]): string[] => {
  const known = new Set(entries.map(({ id }) => id))
  const above = entries.flatMap(({ descent, parentMeasureId }) =>
    descent === 'IDENTICAL' && parentMeasureId ? [parentMeasureId] : [],
  )
  return [...new Set(above)].filter((id) => !known.has(id))
}

/** How far an agreement is at a moment: the same standing of each indicator that tree and control
 * room show, and the mean of the objectives (`perjanjian-kinerja.md` §4.4). Blanks are left out.
 * Refuses nothing. */
export function agreementProgress(
  { agreementId, measureIds }: Promised,
  entries: readonly MeasureEntry[],
  moment: Moment,
  pack: RollUpPack,
): Omit<AgreementProgress, 'money'> {
  const standings = standingsOf(entries, moment)
  const promised = measureIds.flatMap((id) => standings.get(id) ?? [])
  const objectives = [...Map.groupBy(promised, ({ entry }) => entry.nodeId).values()]
  const rolled = objectives.map((own) =>
    rollUp(
      own.map(({ standing }) => standing),
      pack,
    ),
  )
  const { achievement, tone, state } = rollUp(rolled, pack)
  return {
    ...{
      agreementId,
      year: moment.year,
      upTo: moment.upTo,
      bands: bandLines(pack),
      cap: pack.limits.capForAverage,
    },
    achievement: achievement && fixed(achievement, pack.limits.places),
    tone,
    state,
    counted: rolled.reduce((sum, { counted }) => sum + counted, 0),
    unreported: rolled.reduce((sum, { unreported }) => sum + unreported, 0),
    measures: promised.map((placed) => treeMeasure(placed, pack)),
  }
}
