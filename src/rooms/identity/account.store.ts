import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'
import type { GrantRole } from './session.contract.ts'

type Ctx = Context<IdentityTables>
export type Account = {
  id: string
  personId: string
  signIn: string
  passwordHash: string
  firstPasswordUntil: Instant | null
}
export type AccountLine = {
  id: string
  personId: string
  signIn: string
  openedAt: Instant
  closedAt: Instant | null
  firstPasswordUntil: Instant | null
  lastSignInAt: Instant | null
}
const columns = ['id', 'person_id', 'sign_in', 'password_hash', 'first_password_until'] as const

export async function findAccount(
  { db, tenantId }: Ctx,
  signIn: string,
): Promise<Account | undefined> {
  const row = await db
    .selectFrom('identity.accounts')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('sign_in', '=', signIn)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      signIn: row.sign_in,
      passwordHash: row.password_hash,
      firstPasswordUntil: row.first_password_until,
    }
  )
}

/** Is the account still open with the password that was checked? Until this transaction ends nobody resets or closes it. */
export async function holdAccount(
  { db, tenantId }: Ctx,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('identity.accounts')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('password_hash', '=', passwordHash)
    .where('closed_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Every account of the region, closed ones too, with the last sign-in. */
export async function accountLines({ db, tenantId }: Ctx): Promise<AccountLine[]> {
  const rows = await db
    .selectFrom('identity.accounts as account')
    .select((from) => [
      ...([
        'id',
        'person_id',
        'sign_in',
        'created_at',
        'closed_at',
        'first_password_until',
      ] as const),
      from
        .selectFrom('identity.sessions as session')
        .select(({ fn }) => fn.max('session.opened_at').as('at'))
        .where('session.tenant_id', '=', tenantId)
        .whereRef('session.account_id', '=', 'account.id')
        .as('last_sign_in_at'),
    ])
    .where('account.tenant_id', '=', tenantId)
    .orderBy('sign_in')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    signIn: row.sign_in,
    openedAt: row.created_at,
    closedAt: row.closed_at,
    firstPasswordUntil: row.first_password_until,
    lastSignInAt: row.last_sign_in_at,
  }))
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

/** Writes accounts; a person or a name that has one already is left as it is. Answers the ids that are new. */
export async function saveAccounts(
  { db, tenantId, now }: Ctx,
  accounts: readonly (Account & { demonstration: boolean })[],
): Promise<Set<string>> {
  if (accounts.length === 0) return new Set()
  const rows = await db
    .insertInto('identity.accounts')
    .values(
      accounts.map(({ id, personId, signIn, passwordHash, demonstration, firstPasswordUntil }) => ({
        tenant_id: tenantId,
        id,
        person_id: personId,
        sign_in: signIn,
        password_hash: passwordHash,
        demonstration,
        created_at: now,
        closed_at: null,
        first_password_until: firstPasswordUntil,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Keeps a chosen password, or a first one until a moment; a closed account is open again. */
export async function savePassword(
  { db, tenantId }: Ctx,
  {
    id,
    passwordHash,
    firstPasswordUntil,
  }: Pick<Account, 'id' | 'passwordHash' | 'firstPasswordUntil'>,
): Promise<void> {
  await db
    .updateTable('identity.accounts')
    .set({ password_hash: passwordHash, first_password_until: firstPasswordUntil, closed_at: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export async function saveClosing({ db, tenantId, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('identity.accounts')
    .set({ closed_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export type Grant = { id: string; personId: string; role: GrantRole; unitId: string | null }

/** The grants of the day. */
const grantsToday = ({ db, tenantId, today }: Ctx) =>
  db
    .selectFrom('identity.role_grants')
    .select(['id', 'person_id', 'role', 'unit_id'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', today)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', today)]))
    .orderBy('id')

export async function grantsOf(ctx: Ctx, personId: string): Promise<Grant[]> {
  const rows = await grantsToday(ctx).where('person_id', '=', personId).execute()
  return rows.map(grantOf)
}

type GrantRow = Pick<
  IdentityTables['identity.role_grants'],
  'id' | 'person_id' | 'role' | 'unit_id'
>

export const grantOf = (row: GrantRow): Grant => ({
  id: row.id,
  personId: row.person_id,
  role: row.role,
  unitId: row.unit_id,
})

/** The grants of the day of whoever holds the `account` of the statement this is part of. */
export const grantsOfAccount = (ctx: Ctx) =>
  jsonArrayFrom(grantsToday(ctx).where('person_id', '=', sql<string>`account.person_id`))

/** Who holds a grant today, and for which unit. */
export async function allGrants(ctx: Ctx): Promise<Pick<Grant, 'personId' | 'unitId'>[]> {
  const rows = await grantsToday(ctx).execute()
  return rows.map((row) => ({ personId: row.person_id, unitId: row.unit_id }))
}

export async function saveGrant(
  { db, tenantId, now }: Ctx,
  grant: Grant & { decreeNumber: string; validFrom: LocalDate },
): Promise<void> {
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
