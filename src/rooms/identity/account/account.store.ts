import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { endLinks } from './link.store.ts'

type Ctx = Context<IdentityTables>
export type Account = {
  id: string
  personId: string
  signIn: string
  passwordHash: string
  firstPasswordUntil: Instant | null
  lockedAt: Instant | null
  privacyVersion: number
}
export type AccountLine = {
  id: string
  personId: string
  signIn: string
  openedAt: Instant
  closedAt: Instant | null
  lockedAt: Instant | null
  firstPasswordUntil: Instant | null
}
const columns = [
  'id',
  'personId',
  'signIn',
  'passwordHash',
  'firstPasswordUntil',
  'lockedAt',
  'privacyVersion',
] as const

const openAccounts = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('identity.accounts')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('closedAt', 'is', null)
export const findAccount = (ctx: Ctx, signIn: string): Promise<Account | undefined> =>
  openAccounts(ctx).where('signIn', '=', signIn).executeTakeFirst()

/** An open account by its own id, or by whose it is. */
export const accountById = (ctx: Ctx, id: string): Promise<Account | undefined> =>
  openAccounts(ctx).where('id', '=', id).executeTakeFirst()
export const accountOfPerson = (ctx: Ctx, personId: string): Promise<Account | undefined> =>
  openAccounts(ctx).where('personId', '=', personId).executeTakeFirst()

/** The account as it is now, where it is still open with the password that was checked. Until this
 * transaction ends nobody resets, locks or closes it. */
export const holdAccount = (
  ctx: Ctx,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
): Promise<Account | undefined> =>
  openAccounts(ctx)
    .where('id', '=', id)
    .where('passwordHash', '=', passwordHash)
    .forShare()
    .executeTakeFirst()

const lines = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('identity.accounts')
    .select(['id', 'personId', 'signIn', 'createdAt as openedAt'])
    .select(['closedAt', 'lockedAt', 'firstPasswordUntil'])
    .where('tenantId', '=', tenantId)

/** Every account of the region, closed ones too. */
export const accountLines = (ctx: Ctx): Promise<AccountLine[]> =>
  lines(ctx).orderBy('signIn').execute()

/** One account, closed or not, by its person or its name; where it is held, nobody else changes it
 * until this transaction ends. */
export function findAccountOf(
  ctx: Ctx,
  of: { personId: string } | { signIn: string },
  hold: boolean,
): Promise<AccountLine | undefined> {
  const found =
    'personId' in of
      ? lines(ctx).where('personId', '=', of.personId)
      : lines(ctx).where('signIn', '=', of.signIn)
  return (hold ? found.forUpdate() : found).executeTakeFirst()
}

/** When these accounts were last signed in to, as far as their sessions are kept. */
export async function lastSignIns(
  { db, tenantId }: Ctx,
  accountIds: readonly string[],
): Promise<Map<string, Instant>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('identity.sessions')
    .select(({ fn }) => ['accountId', fn.max('openedAt').as('at')])
    .where('tenantId', '=', tenantId)
    .where('accountId', 'in', [...accountIds])
    .where('factorUntil', 'is', null)
    .groupBy('accountId')
    .execute()
  return new Map(rows.map(({ accountId, at }) => [accountId, at]))
}

export async function countAccounts({ db, tenantId }: Ctx): Promise<number> {
  const row = await db
    .selectFrom('identity.accounts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function hasDemonstrationAccounts({ db, tenantId }: Ctx): Promise<boolean> {
  const row = await db
    .selectFrom('identity.accounts')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('demonstration', '=', true)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Writes accounts; a person or a name that has one already is left as it is. Answers the ids that
 * are new. */
export async function saveAccounts(
  { db, tenantId, now }: Ctx,
  accounts: readonly (Omit<Account, 'lockedAt' | 'privacyVersion'> & { demonstration: boolean })[],
): Promise<Set<string>> {
  if (accounts.length === 0) return new Set()
  const rows = await db
    .insertInto('identity.accounts')
    .values(
      accounts.map(({ id, personId, signIn, passwordHash, demonstration, firstPasswordUntil }) => ({
        tenantId,
        id,
        personId,
        signIn,
        passwordHash,
        demonstration,
        createdAt: now,
        closedAt: null,
        lockedAt: null,
        privacyVersion: 0,
        firstPasswordUntil,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

type Kept = Pick<Account, 'id' | 'passwordHash' | 'firstPasswordUntil'>

/** Keeps a chosen password, or a first one until a moment. A link made before leads to no other. */
export async function savePassword(ctx: Ctx, { id, ...kept }: Kept): Promise<void> {
  await saveAccount(ctx, id, kept)
  await endLinks(ctx, [id])
}

/** A closed account is open again. */
export const saveReopening = (ctx: Ctx, id: string): Promise<void> =>
  saveAccount(ctx, id, { closedAt: null, lockedAt: null })

/** Gives accounts whose first password was not changed yet another one; answers how many. Two
 * statements. */
export async function replaceFirstPasswords(ctx: Ctx, accounts: readonly Kept[]): Promise<number> {
  const { db, tenantId } = ctx
  if (accounts.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    update identity.accounts as account
    set password_hash = fresh."passwordHash", first_password_until = fresh."firstPasswordUntil"
    from json_to_recordset(${JSON.stringify(accounts)}::json)
      as fresh (id uuid, "passwordHash" text, "firstPasswordUntil" timestamptz)
    where account.tenant_id = ${tenantId} and account.id = fresh.id and closed_at is null
      and locked_at is null and account.first_password_until is not null
    returning account.id`.execute(db)
  await endLinks(
    ctx,
    accounts.map(({ id }) => id),
  )
  return rows.length
}

/** Keeps what changes of an account. */
export async function saveAccount(
  { db, tenantId }: Ctx,
  id: string,
  changed: Partial<
    Pick<
      IdentityTables['identity.accounts'],
      'passwordHash' | 'firstPasswordUntil' | 'closedAt' | 'lockedAt' | 'signIn' | 'privacyVersion'
    >
  >,
): Promise<void> {
  await db
    .updateTable('identity.accounts')
    .set(changed)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Is a sign-in name somebody’s, also of a closed account? */
export async function isTaken({ db, tenantId }: Ctx, signIn: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.accounts')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('signIn', '=', signIn)
    .executeTakeFirst()
  return row !== undefined
}
