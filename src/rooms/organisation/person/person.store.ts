import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import { personLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { PersonRecord } from '../records/record.contract.ts'

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

/** What is on record of the people with some NIPs, of any date. */
export const peopleOfNips = (
  ctx: Context<OrganisationTables>,
  nips: readonly string[],
): Promise<PersonRecord[]> =>
  recordsOf(ctx, personLedger, sql`thing.nip = any(${[...new Set(nips)]}::text[])`)
