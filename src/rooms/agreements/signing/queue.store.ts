import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../agreements.tables.ts'

/** What a version promises first, and how many different objectives it has. */
export type Objectives = { first: string; count: number }

/** The objectives of many versions in one statement; a version without rows is left out. */
export async function loadObjectives(
  { db, tenantId }: Context<AgreementsTables>,
  versionIds: readonly string[],
): Promise<Map<string, Objectives>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('agreements.rows')
    .select(['versionId', sql<string>`(array_agg(objective order by number))[1]`.as('first')])
    .select(sql<number>`count(distinct objective)`.as('count'))
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', [...versionIds])
    .groupBy('versionId')
    .execute()
  return new Map(rows.map(({ versionId, first, count }) => [versionId, { first, count }]))
}
