import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

/** The person with a NIP; nothing where nobody has it. */
export async function personOfNip(
  { db, tenantId }: Context<OrganisationTables>,
  nip: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation.people')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('nip', '=', nip)
    .executeTakeFirst()
  return row?.id
}
