import type { Context } from '../../platform/context.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>
export type ChannelRow = NoticesTables['notices.channels']

const openChannels = ({ db, tenantId }: Ctx, personId: string) =>
  db
    .selectFrom('notices.channels')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')

/** The channels of a person that have not ended. */
export const channelsOf = (ctx: Ctx, personId: string): Promise<ChannelRow[]> =>
  openChannels(ctx, personId).execute()

/** The same, held until this transaction ends: guesses at a code come one after the other. */
export const channelsHeld = (ctx: Ctx, personId: string): Promise<ChannelRow[]> =>
  openChannels(ctx, personId).forUpdate().execute()

/** Keeps a channel; one that stands already for this person stays as it is. Answers its id where it
 * is new. */
export async function saveChannel(
  ctx: Ctx,
  channel: Pick<ChannelRow, 'personId' | 'kind' | 'address'> & Partial<ChannelRow>,
): Promise<string | null> {
  const row = await ctx.db
    .insertInto('notices.channels')
    .values({
      p256dh: null,
      auth: null,
      label: null,
      code: null,
      codeUntil: null,
      codeTries: 0,
      confirmedAt: null,
      endedAt: null,
      endedBecause: null,
      ...channel,
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      addedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

type Change = Partial<
  Pick<ChannelRow, 'code' | 'codeTries' | 'confirmedAt' | 'endedAt' | 'endedBecause'>
>

/** Changes one channel. */
export async function changeChannel(
  { db, tenantId }: Ctx,
  id: string,
  change: Change,
): Promise<void> {
  await db
    .updateTable('notices.channels')
    .set(change)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
