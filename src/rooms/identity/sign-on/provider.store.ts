import * as z from 'zod/mini'
import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { Trip } from '../../../platform/sign-on.ts'
import { SealedKey } from '../../../platform/signing/authority/sealed-key.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { Provider } from './provider.contract.ts'

type Ctx = Context<IdentityTables>
export type StoredProvider = Provider & { sealed: SealedKey }

const columns = ['id', 'name', 'issuer', 'clientId', 'nipClaim', 'createdAt'] as const
const standing = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('identity.providers')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('removedAt', 'is', null)

export const allProviders = (ctx: Ctx): Promise<Provider[]> =>
  standing(ctx).orderBy('name').orderBy('id').execute()

export async function findProvider(ctx: Ctx, id: string): Promise<StoredProvider | undefined> {
  const row = await standing(ctx).select('sealed').where('id', '=', id).executeTakeFirst()
  return row && { ...row, sealed: z.parse(SealedKey, row.sealed) }
}

export async function insertProvider(
  { db, tenantId }: Ctx,
  { sealed, ...provider }: StoredProvider,
): Promise<void> {
  await db
    .insertInto('identity.providers')
    .values({ tenantId, ...provider, sealed: JSON.stringify(sealed), removedAt: null })
    .execute()
}

export async function saveProviderRemoval(
  { db, tenantId, now }: Ctx,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .updateTable('identity.providers')
    .set({ removedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

/** Keeps a sign-in under way under the token of its browser; those that are over go. */
export async function saveTrip(
  ctx: Ctx,
  trip: Trip & { providerId: string; tokenHash: string; expiresAt: Instant },
): Promise<void> {
  const { db, tenantId, now } = ctx
  await db
    .deleteFrom('identity.providerTrips')
    .where('tenantId', '=', tenantId)
    .where('expiresAt', '<', now)
    .execute()
  await db
    .insertInto('identity.providerTrips')
    .values({
      tenantId,
      id: ctx.newId(),
      providerId: trip.providerId,
      tokenHash: trip.tokenHash,
      state: trip.state,
      nonce: trip.nonce,
      verifier: trip.verifier,
      expiresAt: trip.expiresAt,
    })
    .execute()
}

/** Takes the sign-in that this browser has under way: once, in its time, with its own state. */
export async function takeTrip(
  { db, tenantId, now }: Ctx,
  { tokenHash, state }: { tokenHash: string; state: string },
): Promise<(Trip & { providerId: string }) | undefined> {
  return db
    .deleteFrom('identity.providerTrips')
    .where('tenantId', '=', tenantId)
    .where('tokenHash', '=', tokenHash)
    .where('state', '=', state)
    .where('expiresAt', '>', now)
    .returning(['providerId', 'state', 'nonce', 'verifier'])
    .executeTakeFirst()
}

/** The account a subject of an issuer stands for. */
export async function linkedAccount(
  { db, tenantId }: Ctx,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.providerLinks')
    .select('accountId')
    .where('tenantId', '=', tenantId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.accountId
}

/** Links a subject with an account; answers whether the account was still free at this issuer. */
export async function saveLink(
  ctx: Ctx,
  link: { issuer: string; subject: string; accountId: string },
): Promise<boolean> {
  const row = await ctx.db
    .insertInto('identity.providerLinks')
    .values({ tenantId: ctx.tenantId, id: ctx.newId(), ...link, linkedAt: ctx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
