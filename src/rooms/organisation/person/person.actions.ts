import type { Context } from '../../../platform/context.ts'
import { writeNew } from '../../../platform/database/ledger.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { absencePack } from '../absence/absence.actions.ts'
import { spansSince } from '../absence/absence.store.ts'
import type { Person } from '../organisation.contract.ts'
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

/** Whether somebody works for the government today, whatever they hold: on record as a civil servant
 * and not away in a way from which nobody comes back. Who is none (an elected head, somebody from
 * outside) is nothing here but their post. Two statements at most. */
export async function isOfficial(
  ctx: Context<OrganisationTables>,
  person: Pick<Person, 'id' | 'employmentKind'> | undefined,
): Promise<boolean> {
  if (!person || person.employmentKind === 'NON_ASN') return false
  const { kinds: all } = await absencePack(ctx)
  const kinds = Object.keys(all).filter((kind) => all[kind]?.ends)
  const left = await spansSince(ctx, { personIds: [person.id], kinds, since: ctx.today })
  return !left.some(({ validFrom }) => validFrom <= ctx.today)
}
