import type { Given, Taken } from '../../kernel/contract.ts'
import { windowOf } from '../../kernel/paging.ts'
import type { NoticePort } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { loudFrom } from './delivery.rules.ts'
import { oweNotices } from './delivery.store.ts'
import type { noticeContract } from './notice.contract.ts'
import { noticesOf, saveNotices, saveRead, unreadOf } from './notice.store.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>
type Contract = typeof noticeContract

export async function listNotices(
  ctx: Ctx,
  page: Taken<Contract['listNotices']>,
): Promise<Given<Contract['listNotices']>> {
  const { personId } = ctx.actor
  const window = windowOf(page)
  return window.cut(personId ? await noticesOf(ctx, personId, window) : [])
}

export async function countNotices(ctx: Ctx): Promise<{ unread: number }> {
  const { personId } = ctx.actor
  return { unread: personId ? await unreadOf(ctx, personId) : 0 }
}

/** Marks own notices as read; somebody else's id, and one already read, change nothing. */
export async function markNotices(
  ctx: Ctx,
  { noticeId }: Taken<Contract['markNotices']>,
): Promise<{ unread: number }> {
  const { personId } = ctx.actor
  if (!personId) return { unread: 0 }
  await saveRead(ctx, personId, noticeId)
  return { unread: await unreadOf(ctx, personId) }
}

/** So many people are told in one statement: an event may move thousands. */
const atOnce = 1000

/** The notice port over one act's transaction; `app.ts` lends it to every room. */
export const noticesOfAct = (ctx: Ctx): NoticePort => ({
  tell: async (notices) => {
    let owed = 0
    for (let start = 0; start < notices.length; start += atOnce) {
      const ids = await saveNotices(ctx, notices.slice(start, start + atOnce))
      owed += await oweNotices(ctx, ids, loudFrom(ctx.now, ctx.region.timeZone))
    }
    if (owed > 0) await enqueue(ctx, 'notices/deliver')
  },
})
