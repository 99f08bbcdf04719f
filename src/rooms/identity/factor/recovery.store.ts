import type { Context } from '../../../platform/context.ts'
import type { IdentityTables } from '../identity.tables.ts'

type Ctx = Context<IdentityTables>

/** Keeps the recovery codes of an account, hashed, in the place of any before them; none: they are
 * only taken away. */
export async function saveCodes(
  ctx: Ctx,
  { accountId, hashes }: { accountId: string; hashes: readonly string[] },
): Promise<void> {
  const { db, tenantId, now } = ctx
  await db
    .deleteFrom('identity.recoveryCodes')
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .execute()
  if (hashes.length === 0) return
  await db
    .insertInto('identity.recoveryCodes')
    .values(
      hashes.map((codeHash) => ({
        ...{ tenantId, id: ctx.newId(), accountId, codeHash, madeAt: now, usedAt: null },
      })),
    )
    .execute()
}

/** Uses a code up; answers whether it was one that nobody had used. */
export async function takeCode(
  { db, tenantId, now }: Ctx,
  { accountId, codeHash }: { accountId: string; codeHash: string },
): Promise<boolean> {
  const row = await db
    .updateTable('identity.recoveryCodes')
    .set({ usedAt: now })
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many codes of an account are left. */
export async function codesLeft({ db, tenantId }: Ctx, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('identity.recoveryCodes')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('accountId', '=', accountId)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}
