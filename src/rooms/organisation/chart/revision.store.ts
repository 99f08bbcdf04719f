import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

type Ctx = Context<OrganisationTables>

/** Names what the chart and the rules of the region are now (decision 0034): a change of either
 * gives another name, and no other change does. `null` in a region where nobody was ever
 * recorded. */
export const revisionNow = ({ tenantId }: Pick<Ctx, 'tenantId'>): RawBuilder<string | null> =>
  sql<string | null>`(select here.revision || ' ' ||
    (select md5(string_agg(pack::text, ',' order by pack)) from (
      select code, valid_from, valid_to, legal_basis, verified, digest from organisation.rule_packs) as pack)
    from organisation.revisions as here where here.tenant_id = ${tenantId})`

/** What a transaction outside of a session finds. */
export async function readRevision(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{
    revision: string | null
  }>`select ${revisionNow(ctx)} as revision`.execute(ctx.db)
  return rows[0]?.revision ?? null
}
