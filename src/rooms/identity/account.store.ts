import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'
import type { GrantRole } from './session.contract.ts'

type Ctx = Context<IdentityTables>
export type Account = { id: string; personId: string; signIn: string; passwordHash: string }

export async function findAccount({ db, tenantId }: Ctx, signIn: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('identity.accounts')
    .select(['id', 'person_id', 'sign_in', 'password_hash'])
    .where('tenant_id', '=', tenantId)
    .where('sign_in', '=', signIn)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, personId: row.person_id, signIn: row.sign_in, passwordHash: row.password_hash }
}

export async function countAccounts({ db, tenantId }: Ctx): Promise<number> {
  const row = await db
    .selectFrom('identity.accounts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function hasDemonstrationAccounts({ db, tenantId }: Ctx): Promise<boolean> {
  const row = await db
    .selectFrom('identity.accounts')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('demonstration', '=', true)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveAccounts({ db, tenantId, now }: Ctx, accounts: readonly (Account & { demonstration: boolean })[]): Promise<void> {
  if (accounts.length === 0) return
  await db
    .insertInto('identity.accounts')
    .values(
      accounts.map(({ id, personId, signIn, passwordHash, demonstration }) => ({
        tenant_id: tenantId,
        id,
        person_id: personId,
        sign_in: signIn,
        password_hash: passwordHash,
        demonstration,
        created_at: now,
        closed_at: null,
      })),
    )
    .execute()
}

export type Grant = { id: string; personId: string; role: GrantRole; unitId: string | null }

export async function grantsOf({ db, tenantId, today }: Ctx, personId: string): Promise<Grant[]> {
  const rows = await db
    .selectFrom('identity.role_grants')
    .select(['id', 'person_id', 'role', 'unit_id'])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, personId: row.person_id, role: row.role, unitId: row.unit_id }))
}

export async function saveGrant({ db, tenantId, now }: Ctx, grant: Grant & { decreeNumber: string; validFrom: LocalDate }): Promise<void> {
  await db
    .insertInto('identity.role_grants')
    .values({
      tenant_id: tenantId,
      id: grant.id,
      person_id: grant.personId,
      role: grant.role,
      unit_id: grant.unitId,
      decree_number: grant.decreeNumber,
      valid_from: grant.validFrom,
      valid_to: null,
      recorded_at: now,
      recorded_until: null,
    })
    .execute()
}

export async function failuresSince(
  { db, tenantId }: Ctx,
  signIn: string,
  since: Instant,
): Promise<{ count: number; last: Instant | null }> {
  const row = await db
    .selectFrom('identity.sign_in_failures')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('at').as('last')])
    .where('tenant_id', '=', tenantId)
    .where('sign_in', '=', signIn)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return { count: row.count, last: row.last }
}

export async function saveFailure(ctx: Ctx, signIn: string): Promise<void> {
  await ctx.db
    .insertInto('identity.sign_in_failures')
    .values({ tenant_id: ctx.tenantId, id: ctx.newId(), sign_in: signIn, remote_address: ctx.remoteAddress, at: ctx.now })
    .execute()
}

export async function clearFailures({ db, tenantId }: Ctx, signIn: string): Promise<void> {
  await db.deleteFrom('identity.sign_in_failures').where('tenant_id', '=', tenantId).where('sign_in', '=', signIn).execute()
}
