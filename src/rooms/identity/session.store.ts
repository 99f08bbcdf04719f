import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'

type Ctx = Context<IdentityTables>
export type OpenSession = { id: string; accountId: string; personId: string; signIn: string; actingAs: string | null }

/** The session that carries a token and is still open at this moment. */
export async function findSession({ db, tenantId, now }: Ctx, tokenHash: string): Promise<OpenSession | undefined> {
  const row = await db
    .selectFrom('identity.sessions as session')
    .innerJoin('identity.accounts as account', (join) =>
      join.onRef('account.tenant_id', '=', 'session.tenant_id').onRef('account.id', '=', 'session.account_id'),
    )
    .select(['session.id', 'session.account_id', 'session.acting_as', 'account.person_id', 'account.sign_in'])
    .where('session.tenant_id', '=', tenantId)
    .where('session.token_hash', '=', tokenHash)
    .where('session.ended_at', 'is', null)
    .where('session.expires_at', '>', now)
    .where('account.closed_at', 'is', null)
    .executeTakeFirst()
  return row && { id: row.id, accountId: row.account_id, personId: row.person_id, signIn: row.sign_in, actingAs: row.acting_as }
}

export async function saveSession(
  ctx: Ctx,
  session: { id: string; accountId: string; tokenHash: string; expiresAt: Instant },
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
    })
    .execute()
}

export async function saveActing({ db, tenantId }: Ctx, sessionId: string, mandateId: string): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ acting_as: mandateId })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', sessionId)
    .execute()
}

export async function endSession({ db, tenantId, now }: Ctx, tokenHash: string): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ ended_at: now })
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .execute()
}
