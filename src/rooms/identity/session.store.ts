import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { type Grant, grantOf, grantsOfAccount } from './account.store.ts'
import type { IdentityTables } from './identity.tables.ts'
import { hoursAfter, idleHours } from './session.rules.ts'

type Ctx = Context<IdentityTables>
export type OpenSession = {
  id: string
  accountId: string
  personId: string
  signIn: string
  actingAs: string | null
  lastUsedAt: Instant
  mustChangePassword: boolean
  /** Every grant by decree that its person holds today. */
  grants: Grant[]
}
export type SessionLine = {
  id: string
  browser: string
  address: string
  openedAt: Instant
  lastUsedAt: Instant
}

/** Sessions that are open at this moment: not ended, not too old, not idle for too long, of an open account. */
const openOnes = ({ db, tenantId, now }: Ctx) =>
  db
    .selectFrom('identity.sessions as session')
    .innerJoin('identity.accounts as account', (join) =>
      join
        .onRef('account.tenant_id', '=', 'session.tenant_id')
        .onRef('account.id', '=', 'session.account_id'),
    )
    .select(({ fn }) => fn.coalesce('session.last_used_at', 'session.opened_at').as('last_used_at'))
    .where('session.tenant_id', '=', tenantId)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where(
      ({ fn }) => fn.coalesce('session.last_used_at', 'session.opened_at'),
      '>',
      hoursAfter(now, -idleHours),
    )
    .where('account.closed_at', 'is', null)

/** The session that carries a token and is still open at this moment. */
export async function findSession(ctx: Ctx, tokenHash: string): Promise<OpenSession | undefined> {
  const row = await openOnes(ctx)
    .select(['session.id', 'session.account_id', 'session.acting_as'])
    .select(['account.person_id', 'account.sign_in', 'account.first_password_until'])
    .select(grantsOfAccount(ctx).as('grants'))
    .where('session.token_hash', '=', tokenHash)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      accountId: row.account_id,
      personId: row.person_id,
      signIn: row.sign_in,
      actingAs: row.acting_as,
      lastUsedAt: row.last_used_at,
      mustChangePassword: row.first_password_until !== null,
      grants: row.grants.map(grantOf),
    }
  )
}

/** The open sessions of an account, the last used first. */
export async function sessionsOf(ctx: Ctx, accountId: string): Promise<SessionLine[]> {
  const rows = await openOnes(ctx)
    .select(['session.id', 'session.browser', 'session.remote_address', 'session.opened_at'])
    .where('session.account_id', '=', accountId)
    .orderBy('last_used_at', 'desc')
    .orderBy('session.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    browser: row.browser,
    address: row.remote_address,
    openedAt: row.opened_at,
    lastUsedAt: row.last_used_at,
  }))
}

export async function saveSession(
  ctx: Ctx,
  session: {
    id: string
    accountId: string
    tokenHash: string
    expiresAt: Instant
    browser: string
  },
): Promise<void> {
  await ctx.db
    .insertInto('identity.sessions')
    .values({
      tenant_id: ctx.tenantId,
      id: session.id,
      account_id: session.accountId,
      token_hash: session.tokenHash,
      acting_as: null,
      opened_at: ctx.now,
      expires_at: session.expiresAt,
      ended_at: null,
      remote_address: ctx.remoteAddress,
      last_used_at: null,
      browser: session.browser,
    })
    .execute()
}

export async function saveActing(
  { db, tenantId }: Ctx,
  sessionId: string,
  mandateId: string,
): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ acting_as: mandateId })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sessionId)
    .execute()
}

export async function saveLastUse({ db, tenantId, now }: Ctx, sessionId: string): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ last_used_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends sessions of an account: one of them, all but one, or all. Answers which. */
export async function endSessions(
  { db, tenantId, now }: Ctx,
  of: { accountId: string; only?: string; except?: string },
): Promise<string[]> {
  const rows = await db
    .updateTable('identity.sessions')
    .set({ ended_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', of.accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(of.only !== undefined, (query) => query.where('id', '=', of.only ?? ''))
    .$if(of.except !== undefined, (query) => query.where('id', '!=', of.except ?? ''))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
