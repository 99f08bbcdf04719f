import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>

/** Up to when a round has looked; `null` where it never did. */
export async function lookedUntil({ db, tenantId }: Ctx, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('notices.rounds')
    .select('lookedAt')
    .where('tenantId', '=', tenantId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.lookedAt ?? null
}

/** A round has looked up to now. */
export async function saveLook({ db, tenantId, now }: Ctx, name: string): Promise<void> {
  await db
    .insertInto('notices.rounds')
    .values({ tenantId, name, lookedAt: now })
    .onConflict((conflict) => conflict.columns(['tenantId', 'name']).doUpdateSet({ lookedAt: now }))
    .execute()
}

/** When each of these people was last told of a topic. */
export async function lastTold(
  { db, tenantId }: Ctx,
  topic: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('notices.notices')
    .select('personId')
    .select(({ fn }) => fn.max('toldAt').as('at'))
    .where('tenantId', '=', tenantId)
    .where('topic', '=', topic)
    .where('personId', 'in', [...personIds])
    .groupBy('personId')
    .execute()
  return new Map(rows.map(({ personId, at }) => [personId, at]))
}

/** Marks notices of a topic as read for people for whom nothing of it is left. */
export async function endTopic(
  { db, tenantId, now }: Ctx,
  topic: string,
  stillFor: readonly string[],
): Promise<void> {
  await db
    .updateTable('notices.notices')
    .set({ readAt: now })
    .where('tenantId', '=', tenantId)
    .where('topic', '=', topic)
    .where('readAt', 'is', null)
    .where(sql<boolean>`not person_id = any (${[...stillFor]}::uuid[])`)
    .execute()
}
