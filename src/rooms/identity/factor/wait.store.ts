import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { waitTries } from './factor.rules.ts'

type Ctx = Context<IdentityTables>
/** A sign-in that waits for its second factor, or an open session that proves it again. */
export type Proving = {
  id: string
  accountId: string
}

const ongoing = ({ db, tenantId, now }: Ctx, tokenHash: string) =>
  db
    .updateTable('identity.sessions')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)

const columns = ['id', 'accountId'] as const

/** Counts a try of a waiting sign-in before it is checked; nothing where there is none, it is over,
 * or its tries are used up. */
export const tryWaiting = (ctx: Ctx, tokenHash: string): Promise<Proving | undefined> =>
  ongoing(ctx, tokenHash)
    .set((set) => ({ factorTries: set('factorTries', '+', 1) }))
    .where('factorUntil', '>', ctx.now)
    .where('factorTries', '<', waitTries)
    .returning(columns)
    .executeTakeFirst()

/** Keeps the challenge a passkey has to sign next, of a waiting sign-in or an open session. */
export const saveChallenge = (
  ctx: Ctx,
  tokenHash: string,
  challenge: string | null,
): Promise<Proving | undefined> =>
  ongoing(ctx, tokenHash)
    .set({ challenge })
    .where((where) =>
      where.or([where('factorUntil', 'is', null), where('factorUntil', '>', ctx.now)]),
    )
    .returning(columns)
    .executeTakeFirst()

/** The challenge a passkey has to sign for whoever holds this token. */
export async function challengeOf(
  { db, tenantId }: Ctx,
  tokenHash: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('identity.sessions')
    .select('challenge')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row?.challenge ?? null
}

/** The second factor was proved in this session now. */
export async function saveProof({ db, tenantId, now }: Ctx, sessionId: string): Promise<void> {
  await db
    .updateTable('identity.sessions')
    .set({ provedAt: now, challenge: null })
    .where('tenantId', '=', tenantId)
    .where('id', '=', sessionId)
    .execute()
}
