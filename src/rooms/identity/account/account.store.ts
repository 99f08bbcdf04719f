import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'

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
const columns = ['id', 'personId', 'signIn', 'passwordHash', 'firstPasswordUntil'] as const

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

/** Is the account still open with the password that was checked? Until this transaction ends nobody
 * resets or closes it. */
export async function holdAccount(
  { db, tenantId }: Ctx,
  { id, passwordHash }: Pick<Account, 'id' | 'passwordHash'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('identity.accounts')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('passwordHash', '=', passwordHash)
    .where('closedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Every account of the region, closed ones too, with the last sign-in. */
export async function accountLines({ db, tenantId }: Ctx): Promise<AccountLine[]> {
  const rows = await db
    .selectFrom('identity.accounts as account')
    .select((from) => [
      ...(['id', 'personId', 'signIn', 'createdAt', 'closedAt', 'firstPasswordUntil'] as const),
      from
        .selectFrom('identity.sessions as session')
        .select(({ fn }) => fn.max('session.openedAt').as('at'))
        .where('session.tenantId', '=', tenantId)
        .whereRef('session.accountId', '=', 'account.id')
        .where('session.factorUntil', 'is', null)
        .as('lastSignInAt'),
    ])
    .where('account.tenantId', '=', tenantId)
    .orderBy('signIn')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    signIn: row.signIn,
    openedAt: row.createdAt,
    closedAt: row.closedAt,
    firstPasswordUntil: row.firstPasswordUntil,
    lastSignInAt: row.lastSignInAt,
  }))
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
  accounts: readonly (Account & { demonstration: boolean })[],
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
        firstPasswordUntil,
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
    .set({ passwordHash, firstPasswordUntil, closedAt: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export async function saveClosing({ db, tenantId, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('identity.accounts')
    .set({ closedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
