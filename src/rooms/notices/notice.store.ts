import { sql } from 'kysely'
import type { NoticeToTell } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { Notice } from './notice.contract.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>

/** Keeps notices; one of a topic takes the place of its person's unread one of that topic. Answers
 * their ids. */
export async function saveNotices(ctx: Ctx, notices: readonly NoticeToTell[]): Promise<string[]> {
  if (notices.length === 0) return []
  // of one topic, one row a statement: the last one told
  const last = new Map(notices.map((one) => [`${one.personId} ${one.topic ?? ctx.newId()}`, one]))
  const kept = await ctx.db
    .insertInto('notices.notices')
    .values(
      [...last.values()].map((notice) => ({
        tenantId: ctx.tenantId,
        id: ctx.newId(),
        personId: notice.personId,
        kind: notice.kind,
        topic: notice.topic ?? null,
        title: notice.title,
        detail: notice.detail ?? null,
        link: notice.link ?? null,
        toldAt: ctx.now,
        readAt: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'personId', 'topic'])
        .where('readAt', 'is', null)
        .doUpdateSet(({ ref }) => ({
          title: ref('excluded.title'),
          detail: ref('excluded.detail'),
          link: ref('excluded.link'),
          toldAt: ref('excluded.toldAt'),
        })),
    )
    .returning('id')
    .execute()
  return kept.map(({ id }) => id)
}

/** The notices of a person from the newest, one more than `limit`. */
export function noticesOf(
  { db, tenantId }: Ctx,
  personId: string,
  { start, limit }: { start: number; limit: number },
): Promise<Notice[]> {
  return db
    .selectFrom('notices.notices')
    .select(['id', 'kind', 'title', 'detail', 'link', 'toldAt', 'readAt'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .orderBy('toldAt', 'desc')
    .orderBy('id', 'desc')
    .offset(start)
    .limit(limit + 1)
    .execute()
}

/** How many notices of a person are unread. */
export async function unreadOf({ db, tenantId }: Ctx, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('notices.notices')
    .select(sql<number>`count(*)`.as('count'))
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Marks a person's unread notices as read: one, or all. */
export async function saveRead(ctx: Ctx, personId: string, noticeId?: string): Promise<void> {
  const unread = ctx.db
    .updateTable('notices.notices')
    .set({ readAt: ctx.now })
    .where('tenantId', '=', ctx.tenantId)
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
  await (noticeId ? unread.where('id', '=', noticeId) : unread).execute()
}
