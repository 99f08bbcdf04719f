import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { Plan } from '../skp/plan.store.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Link } from './division.rules.ts'

type Ctx = Context<StaffTables>

const isIn = (column: string, ids: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** The SKPs of a matrix: those of some assignments, and those of whoever else has a result that supports
 * one of the leader's, in the newest version or the one in force. */
export async function plansOfMatrix(
  { db, tenantId }: Ctx,
  {
    year,
    assignmentIds,
    columnIds,
  }: {
    year: number
    assignmentIds: readonly string[]
    columnIds: readonly string[]
  },
): Promise<Plan[]> {
  const rows = await db
    .selectFrom('staff.currentPlans as plan')
    .selectAll('plan')
    .where('plan.tenantId', '=', tenantId)
    .where('plan.year', '=', year)
    .where((where) =>
      where.or([
        isIn('plan.assignment_id', assignmentIds),
        sql<SqlBool>`plan.id in (
          select version.plan_id from staff.results result
          join staff.versions version on version.tenant_id = result.tenant_id and version.id = result.version_id
          where result.tenant_id = ${tenantId} and result.parent_result_id = any(${[...columnIds]}::uuid[]))`,
      ]),
    )
    .execute()
  return rows.map(({ tenantId: _, ...plan }) => plan)
}

/** Everything that some results support, directly or through others, by the newest versions. */
export async function linksAbove(
  { db, tenantId }: Ctx,
  resultIds: readonly string[],
): Promise<Link[]> {
  const { rows } = await sql<Link>`
    with recursive newest as not materialized (
      select result.result_id, result.parent_result_id
      from staff.results result
      join staff.versions version
        on version.tenant_id = result.tenant_id and version.id = result.version_id
      where result.tenant_id = ${tenantId} and result.parent_result_id is not null
        and not exists (
          select from staff.versions later
          where later.tenant_id = version.tenant_id and later.plan_id = version.plan_id
            and later.number > version.number)),
    above as (
      select * from newest where result_id = any(${[...resultIds]}::uuid[])
      union
      select newest.* from above join newest on newest.result_id = above.parent_result_id)
    select result_id as "resultId", parent_result_id as "parentResultId" from above`.execute(db)
  return rows
}

/** Results of an SKP that the leader delivers. */
export async function ownOf({ db, tenantId }: Ctx, planId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('staff.ownDeliveries')
    .select('resultId')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .execute()
  return new Set(rows.map(({ resultId }) => resultId))
}

/** Says anew which results of an SKP the leader delivers. */
export async function saveOwn(
  { db, tenantId, now }: Ctx,
  planId: string,
  resultIds: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('staff.ownDeliveries')
    .where('tenantId', '=', tenantId)
    .where('planId', '=', planId)
    .execute()
  await insertRows(
    db,
    'staff.ownDeliveries',
    resultIds.map((resultId) => ({ tenantId, planId, resultId, at: now })),
  )
}

/** Against which version of the superior's SKP and of the promise a version stands from now on. */
export async function moveGround(
  { db, tenantId }: Ctx,
  versionId: string,
  ground: { parentVersionId: string | null; agreementVersionId: string | null },
): Promise<void> {
  await db
    .updateTable('staff.versions')
    .set(ground)
    .where('tenantId', '=', tenantId)
    .where('id', '=', versionId)
    .execute()
}

/** SKPs of a person, and of a post, in a year and the year before, by their beginning. */
export async function plansBefore(
  { db, tenantId }: Ctx,
  { year, personId, positionId }: Pick<Plan, 'year' | 'personId' | 'positionId'>,
): Promise<Plan[]> {
  const rows = await db
    .selectFrom('staff.currentPlans')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('year', 'in', [year - 1, year])
    .where((where) =>
      where.or([where('personId', '=', personId), where('positionId', '=', positionId)]),
    )
    .orderBy('startsOn', 'desc')
    .execute()
  return rows.map(({ tenantId: _, ...plan }) => plan)
}
