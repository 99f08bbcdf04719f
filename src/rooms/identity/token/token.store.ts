import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { ServiceToken } from './token.contract.ts'

type Ctx = Context<IdentityTables>

const tokens = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('identity.serviceTokens')
    .select(['id', 'name', 'scopes', 'createdAt', 'expiresOn', 'revokedAt', 'lastUsedAt'])
    .where('tenantId', '=', tenantId)

/** Every token of the region, the newest first, ended ones too. */
export const allTokens = (ctx: Ctx): Promise<ServiceToken[]> =>
  tokens(ctx).orderBy('createdAt', 'desc').orderBy('id').execute()

/** The token that came along, while it holds. */
export const holdingToken = (ctx: Ctx, tokenHash: string): Promise<ServiceToken | undefined> =>
  tokens(ctx)
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .where('expiresOn', '>', ctx.today)
    .executeTakeFirst()

export async function saveToken(
  { db, tenantId, now }: Ctx,
  token: Pick<ServiceToken, 'id' | 'name' | 'scopes' | 'expiresOn'> & { tokenHash: string },
): Promise<void> {
  await db
    .insertInto('identity.serviceTokens')
    .values({ tenantId, ...token, createdAt: now, revokedAt: null, lastUsedAt: null })
    .execute()
}

/** Revokes a token; answers its name, or nothing where none of this id still held. */
export async function saveRevocation(
  { db, tenantId, now }: Ctx,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable('identity.serviceTokens')
    .set({ revokedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

export async function saveTokenUse({ db, tenantId, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('identity.serviceTokens')
    .set({ lastUsedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
