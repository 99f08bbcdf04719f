import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { quarterOf, tryWindowMinutes } from './sign-in.rules.ts'

type Ctx = Context<IdentityTables>
/** Where tries are counted: one name from one address. A name without an account stands here
 * hashed. */
export type TryPlace = { name: string; address: string }

const around = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString()

/** The tries counted in a place; whoever counts the next one waits until this transaction ends. */
export async function holdTries(
  { db, tenantId, now }: Ctx,
  { name, address }: TryPlace,
): Promise<{ count: number; last: Instant }> {
  await db
    .insertInto('identity.signInTries')
    .values({ tenantId, name, address, count: 0, lastAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('identity.signInTries')
    .select(['count', 'lastAt'])
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .where('address', '=', address)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { count: row.count, last: row.lastAt }
}

export async function saveTries(
  { db, tenantId, now }: Ctx,
  { name, address }: TryPlace,
  count: number,
): Promise<void> {
  await db
    .updateTable('identity.signInTries')
    .set({ count, lastAt: now })
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .where('address', '=', address)
    .execute()
}

/** Tries of an address over all names within the window. */
export async function triesOfAddress({ db, tenantId, now }: Ctx, address: string): Promise<number> {
  const row = await db
    .selectFrom('identity.signInTries')
    .select(({ fn }) => fn.sum<string | null>('count').as('count'))
    .where('tenantId', '=', tenantId)
    .where('address', '=', address)
    .where('lastAt', '>=', around(now, -tryWindowMinutes))
    .where('lastAt', '<=', around(now, tryWindowMinutes))
    .executeTakeFirstOrThrow()
  return Number(row.count ?? 0)
}

/** A right password takes the tries of its place away; without an address those of the name from
 * everywhere. */
export async function forgetTries(
  { db, tenantId }: Ctx,
  { name, address }: { name: string; address?: string },
): Promise<void> {
  await db
    .deleteFrom('identity.signInTries')
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .$if(address !== undefined, (query) => query.where('address', '=', address ?? ''))
    .execute()
}

/** Keeps one failure with those of its quarter of an hour; answers how many these are now. */
export async function keepFailure(
  { db, tenantId, now }: Ctx,
  { name, address, accountId }: TryPlace & { accountId: string | null },
): Promise<number> {
  const row = await db
    .insertInto('identity.failedSignIns')
    .values({
      tenantId,
      name,
      address,
      quarter: quarterOf(now),
      accountId,
      count: 1,
      told: 0,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'name', 'address', 'quarter'])
        .doUpdateSet((set) => ({ count: set('identity.failedSignIns.count', '+', 1) })),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return row.count
}

/** The failures a person has not been told of, which are told from now on. */
export async function tellFailures(
  { db, tenantId }: Ctx,
  accountId: string,
): Promise<{ count: number; addresses: number } | null> {
  const rows = await db
    .selectFrom('identity.failedSignIns')
    .select(['name', 'address', 'quarter', 'count', 'told'])
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .whereRef('told', '<', 'count')
    .forUpdate()
    .execute()
  if (rows.length === 0) return null
  await db
    .updateTable('identity.failedSignIns')
    .set((set) => ({ told: set.ref('count') }))
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .whereRef('told', '<', 'count')
    .execute()
  const count = rows.reduce((sum, row) => sum + row.count - row.told, 0)
  return { count, addresses: new Set(rows.map(({ address }) => address)).size }
}
