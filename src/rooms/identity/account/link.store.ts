import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'

type Ctx = Context<IdentityTables>
export type PasswordLink = {
  id: string
  accountId: string
  signIn: string
  expiresAt: Instant
  usedAt: Instant | null
}

/** Keeps a link. */
export async function saveLink(
  ctx: Ctx,
  link: { accountId: string; tokenHash: string; expiresAt: Instant },
): Promise<void> {
  const { db, tenantId, now } = ctx
  await db
    .insertInto('identity.passwordLinks')
    .values({ tenantId, id: ctx.newId(), ...link, madeAt: now, usedAt: null })
    .execute()
}

/** The links made for these accounts until now open nothing any more. */
export async function endLinks(
  { db, tenantId, now }: Ctx,
  accountIds: readonly string[],
): Promise<void> {
  await db
    .updateTable('identity.passwordLinks')
    .set({ usedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', 'in', [...accountIds])
    .where('usedAt', 'is', null)
    .execute()
}

/** The link of a token, of an account that is open and not locked; nobody else uses it until this
 * transaction ends. */
export const holdLink = (
  { db, tenantId }: Ctx,
  tokenHash: string,
): Promise<PasswordLink | undefined> =>
  db
    .selectFrom('identity.passwordLinks as link')
    .innerJoin('identity.accounts as account', (join) =>
      join
        .onRef('account.tenantId', '=', 'link.tenantId')
        .onRef('account.id', '=', 'link.accountId'),
    )
    .select(['link.id', 'link.accountId', 'account.signIn', 'link.expiresAt', 'link.usedAt'])
    .where('link.tenantId', '=', tenantId)
    .where('link.tokenHash', '=', tokenHash)
    .where('account.closedAt', 'is', null)
    .where('account.lockedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
