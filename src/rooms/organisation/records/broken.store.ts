import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

/** What stands on nothing in the organisation on record (decision 0057), as sentences: written
 * before the database held these rules, for nothing like it is written any more. */
export async function brokenRecords({
  db,
  tenantId,
}: Context<OrganisationTables>): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select told from organisation.broken(${tenantId}::int, '-infinity', 'infinity')`.execute(db)
  return rows.map(({ told }) => told)
}
