import type { Context } from '../../../platform/context.ts'
import type { Passkey } from '../../../platform/passkey.ts'
import type { IdentityTables } from '../identity.tables.ts'

type Ctx = Context<IdentityTables>

/** The passkeys of an account that stand. */
export async function passkeysOf(
  { db, tenantId }: Ctx,
  accountId: string,
): Promise<(Passkey & { id: string })[]> {
  const rows = await db
    .selectFrom('identity.factors')
    .select(['id', 'credentialId', 'publicKey', 'counter'])
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('kind', '=', 'PASSKEY')
    .where('removedAt', 'is', null)
    .execute()
  return rows.flatMap(({ id, credentialId, publicKey, counter }) =>
    credentialId && publicKey ? [{ id, credentialId, publicKey, counter: counter ?? 0 }] : [],
  )
}

export async function savePasskey(
  { db, tenantId, now }: Ctx,
  passkey: Passkey & { id: string; accountId: string; name: string },
): Promise<void> {
  await db
    .insertInto('identity.factors')
    .values({
      tenantId,
      ...passkey,
      kind: 'PASSKEY',
      sealed: null,
      lastStep: null,
      createdAt: now,
      confirmedAt: now,
      lastUsedAt: null,
      removedAt: null,
    })
    .execute()
}

/** Keeps the counter of a passkey after a use. */
export async function savePasskeyUse(
  { db, tenantId, now }: Ctx,
  { id, counter }: { id: string; counter: number },
): Promise<void> {
  await db
    .updateTable('identity.factors')
    .set({ counter, lastUsedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
