import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { FactorState } from '../factor/factor.rules.ts'
import { dutyFrom, factorOfAccount } from '../factor/factor.store.ts'
import { grantsOfAccount, type HeldGrant } from '../grant/grant.store.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { hoursAfter, idleHours } from './session.rules.ts'
import { type Viewing, viewingOfSession } from './viewing.store.ts'

type Ctx = Context<IdentityTables>
export type OpenSession = {
  id: string
  accountId: string
  personId: string
  signIn: string
  actingAs: string | null
  lastUsedAt: Instant
  privacyVersion: number
  mustChangePassword: boolean
  /** Every grant by decree that its person holds today. */
  grants: HeldGrant[]
  factor: FactorState
  /** With whose eyes it looks now. */
  viewing: Viewing | null
}
export type SessionLine = {
  id: string
  browser: string
  address: string
  openedAt: Instant
  lastUsedAt: Instant
}

/** Sessions that are open at this moment: complete, not ended, not too old, not idle for too long,
 * of an open account. */
const openOnes = ({ db, tenantId, now }: Ctx) =>
  db
    .selectFrom('identity.sessions as session')
    .innerJoin('identity.accounts as account', (join) =>
      join
        .onRef('account.tenantId', '=', 'session.tenantId')
        .onRef('account.id', '=', 'session.accountId'),
    )
    .select(({ fn }) => fn.coalesce('session.lastUsedAt', 'session.openedAt').as('lastUsedAt'))
    .where('session.tenantId', '=', tenantId)
    .where('session.endedAt', 'is', null)
    .where('session.factorUntil', 'is', null)
    .where('session.expiresAt', '>', now)
    .where(
      ({ fn }) => fn.coalesce('session.lastUsedAt', 'session.openedAt'),
      '>',
      hoursAfter(now, -idleHours),
    )
    .where('account.closedAt', 'is', null)
    .where('account.lockedAt', 'is', null)

/** The session that carries a token and is still open at this moment. */
export async function findSession(ctx: Ctx, tokenHash: string): Promise<OpenSession | undefined> {
  const row = await openOnes(ctx)
    .select(['session.id', 'session.accountId', 'session.actingAs'])
    .select(['account.personId', 'account.signIn', 'account.firstPasswordUntil'])
    .select('account.privacyVersion')
    .select('session.provedAt')
    .select(grantsOfAccount(ctx).as('grants'))
    .select(viewingOfSession(ctx).as('viewing'))
    .select([factorOfAccount(ctx).as('factorId'), dutyFrom(ctx).as('requiredFrom')])
    .where('session.tokenHash', '=', tokenHash)
    .executeTakeFirst()
  if (!row) return undefined
  const { firstPasswordUntil, grants, factorId, provedAt, requiredFrom, ...session } = row
  return {
    ...session,
    mustChangePassword: firstPasswordUntil !== null,
    grants: grants ?? [],
    factor: { enrolled: factorId !== null, provedAt, requiredFrom },
  }
}

/** Whose sessions are open now. */
export const signedInNow = (ctx: Ctx): Promise<{ accountId: string; personId: string }[]> =>
  openOnes(ctx)
    .clearSelect()
    .select(['account.id as accountId', 'account.personId'])
    .distinct()
    .execute()

/** The reset that ended the session of a token, for as long as the session would have been open: both
 * were written in one act. */
export function resetThatEnded(
  { db, tenantId, now }: Ctx,
  tokenHash: string,
): Promise<{ byPersonId: string | null; at: Instant } | undefined> {
  return db
    .selectFrom('identity.sessions as session')
    .innerJoin('identity.accounts as account', (join) =>
      join
        .onRef('account.tenantId', '=', 'session.tenantId')
        .onRef('account.id', '=', 'session.accountId'),
    )
    .innerJoin('identity.accountHandling as handled', (join) =>
      join
        .onRef('handled.tenantId', '=', 'session.tenantId')
        .onRef('handled.personId', '=', 'account.personId')
        .onRef('handled.at', '=', 'session.endedAt')
        .onRef('handled.at', '>', 'session.openedAt'),
    )
    .select(['handled.byPersonId', 'handled.at'])
    .where('session.tenantId', '=', tenantId)
    .where('session.tokenHash', '=', tokenHash)
    .where('session.expiresAt', '>', now)
    .where('handled.act', 'in', ['RESET', 'LINK_MADE'])
    .executeTakeFirst()
}

/** The open sessions of an account, the last used first. */
export const sessionsOf = (ctx: Ctx, accountId: string): Promise<SessionLine[]> =>
  openOnes(ctx)
    .select(['session.id', 'session.browser', 'session.remoteAddress as address'])
    .select('session.openedAt')
    .where('session.accountId', '=', accountId)
    .orderBy('lastUsedAt', 'desc')
    .orderBy('session.id')
    .execute()

export async function saveSession(
  ctx: Ctx,
  session: {
    id: string
    accountId: string
    tokenHash: string
    expiresAt: Instant
    browser: string
    /** Until when it waits for its second factor, opening nothing. */
    factorUntil?: Instant
    provedAt?: Instant | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('identity.sessions')
    .values({
      tenantId: ctx.tenantId,
      factorUntil: null,
      provedAt: null,
      ...session,
      factorTries: 0,
      challenge: null,
      actingAs: null,
      openedAt: ctx.now,
      endedAt: null,
      remoteAddress: ctx.remoteAddress,
      lastUsedAt: null,
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
    .set({ actingAs: mandateId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', sessionId)
    .execute()
}

export async function saveLastUse({ db, tenantId, now }: Ctx, sessionId: string): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ lastUsedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', sessionId)
    .where('endedAt', 'is', null)
    .execute()
}

/** Ends every session of these accounts. */
export async function endSessionsOf(
  { db, tenantId, now }: Ctx,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return
  await db
    .updateTable('identity.sessions')
    .set({ endedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', 'in', [...accountIds])
    .where('endedAt', 'is', null)
    .execute()
}

/** Ends sessions of an account: one of them, all but one, or all. Answers which. */
export async function endSessions(
  { db, tenantId, now }: Ctx,
  of: { accountId: string; only?: string; except?: string },
): Promise<string[]> {
  const rows = await db
    .updateTable('identity.sessions')
    .set({ endedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', of.accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .$if(of.only !== undefined, (query) => query.where('id', '=', of.only ?? ''))
    .$if(of.except !== undefined, (query) => query.where('id', '!=', of.except ?? ''))
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
