import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { Handling } from './handling.rules.ts'

type Ctx = Context<IdentityTables>
export type Handled = { act: Handling; byPersonId: string | null; at: Instant }

/** Keeps whose hands these accounts went through. */
export async function saveHandling(
  ctx: Ctx,
  accounts: readonly { id: string; personId: string }[],
  act: Handling,
): Promise<void> {
  await insertRows(
    ctx.db,
    'identity.accountHandling',
    accounts.map(({ id, personId }) => ({
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      accountId: id,
      personId,
      act,
      byPersonId: ctx.actor.personId,
      at: ctx.now,
    })),
  )
}

/** Whose hands the accounts of these people went through, the last first. */
export async function handlingOf(
  { db, tenantId }: Ctx,
  personIds: readonly string[],
): Promise<(Handled & { personId: string })[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('identity.accountHandling')
    .select(['personId', 'act', 'byPersonId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('personId', 'in', [...personIds])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
