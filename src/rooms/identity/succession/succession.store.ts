import { sql } from 'kysely'
import type { Succession } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import type { GrantRecord } from '../grant/grant.store.ts'
import { grantLedger } from '../identity.ledgers.ts'
import type { IdentityTables } from '../identity.tables.ts'

type Ctx = Context<IdentityTables>
type OpenAccount = { id: string; personId: string; signIn: string }

/** Open accounts of these people. */
export const openAccountsOf = (
  { db, tenantId }: Ctx,
  personIds: readonly string[],
): Promise<OpenAccount[]> =>
  db
    .selectFrom('identity.accounts')
    .select(['id', 'personId', 'signIn'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('closedAt', 'is', null)
    .orderBy('signIn')
    .execute()

/** Closes accounts; nothing they had opened goes on. */
export async function closeAccounts(ctx: Ctx, accountIds: readonly string[]): Promise<void> {
  const { db, tenantId, now } = ctx
  if (accountIds.length === 0) return
  const among = sql<string>`any(${[...accountIds]}::uuid[])`
  await db
    .updateTable('identity.accounts')
    .set({ closedAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', among)
    .execute()
  for (const table of ['identity.sessions', 'identity.devices'] as const)
    await db
      .updateTable(table)
      .set({ endedAt: now })
      .where('tenantId', '=', tenantId)
      .where('accountId', '=', among)
      .where('endedAt', 'is', null)
      .execute()
}

/** Roles on record that count on the date or later and belong to who or what a change names; those
 * within the units that follow too. */
export const rolesTouched = (
  ctx: Ctx,
  { on, people, units }: Pick<Succession, 'on' | 'people' | 'units'>,
): Promise<GrantRecord[]> => {
  const within = [...Object.keys(units), ...Object.values(units).flat()]
  return recordsOf(
    ctx,
    grantLedger,
    sql`(version.valid_to is null or version.valid_to > ${on})
      and (version.person_id = any(${Object.keys(people)}::uuid[])
        or version.unit_id = any(${within}::uuid[]))`,
  )
}
