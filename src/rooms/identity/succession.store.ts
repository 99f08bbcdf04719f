import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'

type Ctx = Context<IdentityTables>

/** Open accounts of these people. */
export async function accountsOf(
  { db, tenantId }: Ctx,
  personIds: readonly string[],
): Promise<{ id: string; personId: string; signIn: string }[]> {
  if (personIds.length === 0) return []
  const rows = await db
    .selectFrom('identity.accounts')
    .select(['id', 'person_id', 'sign_in'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', 'in', [...personIds])
    .where('closed_at', 'is', null)
    .orderBy('sign_in')
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id, signIn: row.sign_in }))
}

/** Grants on record that these people hold or that reach these units; `holder` is the one asked for. */
export async function grantsTouching(
  { db, tenantId }: Ctx,
  asked: { people: readonly string[]; units: readonly string[] },
): Promise<{ id: string; holder: string; decreeNumber: string }[]> {
  if (asked.people.length + asked.units.length === 0) return []
  const rows = await db
    .selectFrom('identity.role_grants')
    .select(['id', 'person_id', 'unit_id', 'decree_number'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where((where) =>
      where.or([
        ...(asked.people.length ? [where('person_id', 'in', [...asked.people])] : []),
        ...(asked.units.length ? [where('unit_id', 'in', [...asked.units])] : []),
      ]),
    )
    .orderBy('id')
    .execute()
  const people = new Set(asked.people)
  return rows.map((row) => ({
    ...{ id: row.id, decreeNumber: row.decree_number },
    holder: people.has(row.person_id) ? row.person_id : (row.unit_id ?? row.person_id),
  }))
}
