import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { triesOfDevice } from './sign-in.rules.ts'

type Ctx = Context<IdentityTables>

/** Counts a try on a device known for this account, before it is checked; answers its id, or
 * nothing where it is not (or no longer) known. */
export async function tryOnDevice(
  { db, tenantId, now }: Ctx,
  device: { accountId: string; tokenHash: string },
): Promise<string | null> {
  const row = await db
    .updateTable('identity.devices')
    .set((set) => ({ failures: set('failures', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', device.tokenHash)
    .where('accountId', '=', device.accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('failures', '<', triesOfDevice)
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** After a full sign-in a device known for the account stays known, with no wrong tries; answers
 * whether there was one. */
export async function keepDevice(
  { db, tenantId, now }: Ctx,
  device: { accountId: string; tokenHash: string; expiresAt: string },
): Promise<boolean> {
  const row = await db
    .updateTable('identity.devices')
    .set({ failures: 0, expiresAt: device.expiresAt })
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', device.tokenHash)
    .where('accountId', '=', device.accountId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
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
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      accountId: device.accountId,
      tokenHash: device.tokenHash,
      failures: 0,
      openedAt: ctx.now,
      expiresAt: device.expiresAt,
      endedAt: null,
    })
    .execute()
}

/** No device of the account is known any more. */
export async function endDevices({ db, tenantId, now }: Ctx, accountId: string): Promise<void> {
  await db
    .updateTable('identity.devices')
    .set({ endedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .execute()
}
