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
    .select(['id', 'personId', 'signIn'])
    .where('tenantId', '=', tenantId)
    .where('personId', 'in', [...personIds])
    .where('closedAt', 'is', null)
    .orderBy('signIn')
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.personId, signIn: row.signIn }))
}

/** Grants on record that these people hold or that reach these units; `holder` is the one asked
 * for. */
export async function grantsTouching(
  { db, tenantId }: Ctx,
  asked: { people: readonly string[]; units: readonly string[] },
): Promise<{ id: string; holder: string; decreeNumber: string }[]> {
  if (asked.people.length + asked.units.length === 0) return []
  const rows = await db
    .selectFrom('identity.roleGrants')
    .select(['grantId as id', 'personId', 'unitId', 'decreeNumber'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where((where) =>
      where.or([
        ...(asked.people.length ? [where('personId', 'in', [...asked.people])] : []),
        ...(asked.units.length ? [where('unitId', 'in', [...asked.units])] : []),
      ]),
    )
    .orderBy('grantId')
    .execute()
  const people = new Set(asked.people)
  return rows.map((row) => ({
    id: row.id,
    decreeNumber: row.decreeNumber,
    holder: people.has(row.personId) ? row.personId : (row.unitId ?? row.personId),
  }))
}
