import type { Context } from '../../../platform/context.ts'
import { writeNew } from '../../../platform/database/ledger.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { personLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

/** Takes up one person outside any import (the first administrator of a new region); answers the
 * person's id. */
export async function admitPerson(
  ctx: Context<OrganisationTables & AuditTables>,
  { name, nip }: { name: string; nip: string | null },
): Promise<string> {
  const id = ctx.newId()
  await writeNew(ctx, personLedger, [
    {
      id,
      nip,
      name,
      employmentKind: nip ? 'PNS' : 'NON_ASN',
      grade: null,
      validFrom: ctx.today,
      validTo: null,
    },
  ])
  await record(ctx, { act: 'person.admitted', subject: id, after: { name, nip } })
  return id
}
