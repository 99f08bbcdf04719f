import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { SealedKey } from '../../../platform/signing/authority/sealed-key.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { FactorState } from './factor.rules.ts'

type Ctx = Context<IdentityTables>
export type FactorLine = {
  id: string
  kind: IdentityTables['identity.factors']['kind']
  name: string
  createdAt: Instant
  lastUsedAt: Instant | null
}
/** The seed of a phone's codes, sealed. */
export type Seed = { id: string; sealed: SealedKey }

/** The factors that stand: confirmed and not removed. */
const standing = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('identity.factors')
    .where('tenantId', '=', tenantId)
    .where('confirmedAt', 'is not', null)
    .where('removedAt', 'is', null)

/** One factor of the `account` of the statement this is part of; `null`: it has none. */
export const factorOfAccount = (ctx: Ctx) =>
  standing(ctx).select('id').where('accountId', '=', sql<string>`account.id`).limit(1)

/** From which day the region asks for a second factor; nothing: it does not. */
export const dutyFrom = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('identity.factorDuties')
    .select('requiredFrom')
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)

/** What a sign-in has to know of the second factor of its account. */
export async function factorStateOf(
  ctx: Ctx,
  accountId: string,
): Promise<Pick<FactorState, 'enrolled' | 'requiredFrom'>> {
  const row = await ctx.db
    .selectFrom('identity.accounts as account')
    .select([factorOfAccount(ctx).as('factorId'), dutyFrom(ctx).as('requiredFrom')])
    .where('account.tenantId', '=', ctx.tenantId)
    .where('account.id', '=', accountId)
    .executeTakeFirstOrThrow()
  return { enrolled: row.factorId !== null, requiredFrom: row.requiredFrom }
}

/** The factors of an account, the oldest first. */
export const factorsOf = (ctx: Ctx, accountId: string): Promise<FactorLine[]> =>
  standing(ctx)
    .select(['id', 'kind', 'name', 'createdAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

const seedOf = ({ id, sealed }: { id: string; sealed: unknown }): Seed => ({
  id,
  sealed: z.parse(SealedKey, sealed),
})

export async function seedsOf(ctx: Ctx, accountId: string): Promise<Seed[]> {
  const rows = await standing(ctx)
    .select(['id', 'sealed'])
    .where('accountId', '=', accountId)
    .where('kind', '=', 'TOTP')
    .execute()
  return rows.map(seedOf)
}

/** The seed that waits for its first code. */
export async function findUnconfirmed(
  { db, tenantId }: Ctx,
  { accountId, id }: { accountId: string; id: string },
): Promise<Seed | undefined> {
  const row = await db
    .selectFrom('identity.factors')
    .select(['id', 'sealed'])
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .where('kind', '=', 'TOTP')
    .where('confirmedAt', 'is', null)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row && seedOf(row)
}

/** Keeps a seed until its first code confirms it; one that was begun before is forgotten. */
export async function saveSeed(
  { db, tenantId, now }: Ctx,
  { accountId, name, ...seed }: Seed & { accountId: string; name: string },
): Promise<void> {
  await db
    .updateTable('identity.factors')
    .set({ removedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('confirmedAt', 'is', null)
    .where('removedAt', 'is', null)
    .execute()
  await db
    .insertInto('identity.factors')
    .values({
      tenantId,
      id: seed.id,
      accountId,
      kind: 'TOTP',
      name,
      sealed: JSON.stringify(seed.sealed),
      lastStep: null,
      credentialId: null,
      publicKey: null,
      counter: null,
      createdAt: now,
      confirmedAt: null,
      lastUsedAt: null,
      removedAt: null,
    })
    .execute()
}

/** Uses the code of a step of time up: a step is taken once, and none before it afterwards. The
 * first one confirms the factor. Answers whether it was still free. */
export async function takeStep(
  { db, tenantId, now }: Ctx,
  { id, step }: { id: string; step: number },
): Promise<boolean> {
  const row = await db
    .updateTable('identity.factors')
    .set(({ fn, ref, val }) => ({
      lastStep: step,
      lastUsedAt: now,
      confirmedAt: fn.coalesce(ref('confirmedAt'), val(now)),
    }))
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .where((where) => where.or([where('lastStep', 'is', null), where('lastStep', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Removes one factor of an account, or all; answers what was removed. */
export async function removeFactors(
  { db, tenantId, now }: Ctx,
  { accountId, only }: { accountId: string; only?: string },
): Promise<Pick<FactorLine, 'id' | 'kind' | 'name'>[]> {
  return db
    .updateTable('identity.factors')
    .set({ removedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('removedAt', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only ?? ''))
    .returning(['id', 'kind', 'name'])
    .execute()
}

/** Says from which day region-wide roles need a second factor; `null`: from none. */
export async function saveDuty(ctx: Ctx, requiredFrom: LocalDate | null): Promise<void> {
  const { db, tenantId, now } = ctx
  await db
    .updateTable('identity.factorDuties')
    .set({ recordedUntil: now })
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .execute()
  if (requiredFrom === null) return
  await db
    .insertInto('identity.factorDuties')
    .values({ tenantId, id: ctx.newId(), requiredFrom, recordedAt: now, recordedUntil: null })
    .execute()
}
