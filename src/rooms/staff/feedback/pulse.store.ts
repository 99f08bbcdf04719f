import type { Context } from '../../../platform/context.ts'
import type { FeedbackTables } from './feedback.tables.ts'
import { addScores, type PulseCount, type PulseScores } from './pulse.rules.ts'

type Ctx = Context<FeedbackTables>

/** Did somebody answer in a round? */
export async function hasAnswered(ctx: Ctx, round: string, personId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('staff.pulseAnswered')
    .select('personId')
    .where('tenantId', '=', ctx.tenantId)
    .where('round', '=', round)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that somebody answered; `false` where they had, also by a press at the same moment. */
export async function noteAnswered(ctx: Ctx, round: string, personId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('staff.pulseAnswered')
    .values({ tenantId: ctx.tenantId, round, personId })
    .onConflict((conflict) => conflict.columns(['tenantId', 'round', 'personId']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Counts one answer of a team. The one row of team and round is written anew: it is nobody's. */
export async function countAnswer(
  { db, tenantId }: Ctx,
  round: string,
  unitId: string,
  scores: PulseScores,
): Promise<void> {
  await db
    .insertInto('staff.pulseCounts')
    .values({ tenantId, round, unitId, answers: 0, scores: JSON.stringify(addScores(null, null)) })
    .onConflict((conflict) => conflict.columns(['tenantId', 'round', 'unitId']).doNothing())
    .execute()
  const own = () => ({ tenantId, round, unitId })
  const row = await db
    .selectFrom('staff.pulseCounts')
    .select(['answers', 'scores'])
    .where((where) => where.and(own()))
    .forUpdate()
    .executeTakeFirstOrThrow()
  await db
    .updateTable('staff.pulseCounts')
    .set({ answers: row.answers + 1, scores: JSON.stringify(addScores(row.scores, scores)) })
    .where((where) => where.and(own()))
    .execute()
}

/** The counts of some units in a round. */
export async function countsOf(
  { db, tenantId }: Ctx,
  round: string,
  unitIds: readonly string[],
): Promise<PulseCount[]> {
  if (unitIds.length === 0) return []
  return db
    .selectFrom('staff.pulseCounts')
    .select(['unitId', 'answers', 'scores'])
    .where('tenantId', '=', tenantId)
    .where('round', '=', round)
    .where('unitId', 'in', [...unitIds])
    .execute()
}
