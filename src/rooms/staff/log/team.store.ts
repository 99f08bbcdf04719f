import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { WorkResult } from './log.contract.ts'

type Ctx = Context<StaffTables>

/** The results of some people's SKPs of a year: in force, else the newest. */
export async function resultsOfPeople(
  { db, tenantId }: Ctx,
  personIds: readonly string[],
  year: number,
): Promise<(WorkResult & { personId: string })[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('staff.currentPlans as plan')
    .innerJoin('staff.results as result', (join) =>
      join.onRef('result.tenantId', '=', 'plan.tenantId').on('result.versionId', '=', latest),
    )
    .select(['plan.personId', 'result.resultId', 'result.text'])
    .where('plan.tenantId', '=', tenantId)
    .where('plan.personId', 'in', [...personIds])
    .where('plan.year', '=', year)
    .execute()
}
const latest: RawBuilder<string> = sql`coalesce(plan.in_force_id, plan.version_id)`

type NamedForeman = { id: string; personId: string; foremanId: string }

/** Who is named to write for some people now. */
export const foremenOf = (
  { db, tenantId }: Ctx,
  personIds: readonly string[],
): Promise<NamedForeman[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('staff.logForemen')
        .select(['id', 'personId', 'foremanId'])
        .where('tenantId', '=', tenantId)
        .where('personId', 'in', [...personIds])
        .where('endedAt', 'is', null)
        .execute()

export const foremanById = ({ db, tenantId }: Ctx, id: string): Promise<NamedForeman | undefined> =>
  db
    .selectFrom('staff.logForemen')
    .select(['id', 'personId', 'foremanId'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst()

/** Names a foreman; answers `false` where they are named already. */
export async function saveForeman(
  { db, tenantId, now }: Ctx,
  named: NamedForeman & { namedBy: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('staff.logForemen')
    .values({ tenantId, ...named, namedAt: now, endedAt: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export async function closeForeman({ db, tenantId, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('staff.logForemen')
    .set({ endedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export type StoredCheckIn = {
  personId: string
  week: LocalDate
  moved: string
  stuck: string
  promised: string
  edits: number
}

/** The weeks of some people. */
export const checkInsOf = (
  { db, tenantId }: Ctx,
  personIds: readonly string[],
  weeks: readonly LocalDate[],
): Promise<StoredCheckIn[]> =>
  db
    .selectFrom('staff.checkIns')
    .select(['personId', 'week', 'moved', 'stuck', 'promised', 'edits'])
    .where('tenantId', '=', tenantId)
    .where('personId', 'in', [...personIds])
    .where('week', 'in', [...weeks])
    .execute()

/** Writes the week of somebody beside the edition that was seen; `false` where another came first. */
export async function writeCheckIn(
  { db, tenantId, now }: Ctx,
  { edits: seen, ...week }: StoredCheckIn & { leaderId: string | null },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('staff.checkIns')
    .values({ tenantId, ...week, editedAt: now })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'personId', 'week'])
        .doUpdateSet({
          ...{ moved: week.moved, stuck: week.stuck, promised: week.promised },
          ...{ leaderId: week.leaderId, editedAt: now, edits: sql<never>`check_ins.edits + 1` },
        })
        .where('staff.checkIns.edits', '=', seen),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}
