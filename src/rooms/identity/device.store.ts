import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from './identity.tables.ts'
import { triesOfDevice } from './sign-in.rules.ts'

type Ctx = Context<IdentityTables>

/** Counts a try on a device known for this account, before it is checked; answers its id, or nothing where it is not (or no longer) known. */
export async function tryOnDevice(
  { db, tenantId, now }: Ctx,
  device: { accountId: string; tokenHash: string },
): Promise<string | null> {
  const row = await db
    .updateTable('identity.devices')
    .set((set) => ({ failures: set('failures', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', device.tokenHash)
    .where('account_id', '=', device.accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('failures', '<', triesOfDevice)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** After a full sign-in a device known for the account stays known, with no wrong tries; answers whether there was one. */
export async function keepDevice(
  { db, tenantId, now }: Ctx,
  device: { accountId: string; tokenHash: string; expiresAt: string },
): Promise<boolean> {
  const row = await db
    .updateTable('identity.devices')
    .set({ failures: 0, expires_at: device.expiresAt })
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', device.tokenHash)
    .where('account_id', '=', device.accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function saveDevice(
  ctx: Ctx,
  device: { accountId: string; tokenHash: string; expiresAt: string },
): Promise<void> {
  await ctx.db
    .insertInto('identity.devices')
    .values({
      tenant_id: ctx.tenantId,
      id: ctx.newId(),
      account_id: device.accountId,
      token_hash: device.tokenHash,
      failures: 0,
      opened_at: ctx.now,
      expires_at: device.expiresAt,
      ended_at: null,
    })
    .execute()
}

/** No device of the account is known any more. */
export async function endDevices({ db, tenantId, now }: Ctx, accountId: string): Promise<void> {
  await db
    .updateTable('identity.devices')
    .set({ ended_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}
