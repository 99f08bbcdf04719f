import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { givenUpAfterHours } from './delivery.rules.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>

/** Owes notices to every proved channel of their people, once a notice and day of the region, but
 * not to a gateway that is switched off. Answers how many. */
export async function oweNotices(
  ctx: Ctx,
  noticeIds: readonly string[],
  dueAt: string,
): Promise<number> {
  if (noticeIds.length === 0) return 0
  const { tenantId, now, region } = ctx
  const { rows } = await sql<{ id: string; noticeId: string; channelId: string }>`
    select notice.id as notice_id, channel.id as channel_id
    from notices.notices as notice
    join notices.channels as channel
      on channel.tenant_id = notice.tenant_id and channel.person_id = notice.person_id
    where notice.tenant_id = ${tenantId} and notice.id = any (${[...noticeIds]}::uuid[])
      and channel.confirmed_at is not null and channel.ended_at is null
      and not exists (select from notices.deliveries as same
        where same.tenant_id = notice.tenant_id and same.notice_id = notice.id
          and same.channel_id = channel.id
          and (same.made_at at time zone ${region.timeZone})::date
            = (${now}::timestamptz at time zone ${region.timeZone})::date)
      and (channel.kind <> 'WHATSAPP' or not ${isOff(ctx)})`.execute(ctx.db)
  for (const { noticeId, channelId } of rows) await owe(ctx, { noticeId, channelId, dueAt })
  return rows.length
}

/** Owes one sending. */
export async function owe(
  ctx: Ctx,
  { noticeId, channelId, dueAt }: { noticeId: string | null; channelId: string; dueAt: string },
): Promise<void> {
  await ctx.db
    .insertInto('notices.deliveries')
    .values({
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      noticeId,
      channelId,
      madeAt: ctx.now,
      dueAt,
      tries: 0,
      failingSince: null,
      failure: null,
      sentAt: null,
      endedAt: null,
    })
    .execute()
}

/** Is the WhatsApp gateway switched off: given up within a day, and nothing sent since? */
const isOff = ({ tenantId, now }: Ctx) => sql<boolean>`exists (
  select from notices.deliveries as dead
  join notices.channels as to_channel
    on to_channel.tenant_id = dead.tenant_id and to_channel.id = dead.channel_id
  where dead.tenant_id = ${tenantId} and to_channel.kind = 'WHATSAPP'
    and dead.sent_at is null and dead.failing_since is not null
    and dead.ended_at > ${now}::timestamptz - ${`${givenUpAfterHours} hours`}::interval)`

/** A sending that is due, with what it needs. */
export type Due = {
  id: string
  tries: number
  failingSince: string | null
  channelId: string
  personId: string
  kind: 'EMAIL' | 'WHATSAPP' | 'PUSH'
  address: string
  p256dh: string | null
  auth: string | null
  code: string | null
  title: string | null
  detail: string | null
  link: string | null
  /** Read meanwhile, or its channel ended: nothing is sent. */
  over: boolean
}

/** Takes some sendings that are due: they are put off by `minutes` first, so that one that is cut
 * off is tried again, and nobody else takes them meanwhile. */
export async function takeDue(
  { db, tenantId, now }: Ctx,
  { most, minutes }: { most: number; minutes: number },
): Promise<Due[]> {
  const { rows } = await sql<Due>`
    with taken as (
      update notices.deliveries as delivery
      set tries = tries + 1, due_at = ${now}::timestamptz + ${`${minutes} minutes`}::interval
      where tenant_id = ${tenantId} and id in (
        select id from notices.deliveries
        where tenant_id = ${tenantId} and sent_at is null and ended_at is null and due_at <= ${now}
        order by due_at, id limit ${most} for update skip locked)
      returning delivery.*)
    select taken.id, taken.tries, taken.failing_since, channel.id as channel_id, channel.person_id,
      channel.kind, channel.address, channel.p256dh, channel.auth, channel.code,
      notice.title, notice.detail, notice.link,
      channel.ended_at is not null or (taken.notice_id is not null and notice.read_at is not null)
        or (taken.notice_id is null and channel.code is null) as over
    from taken
    join notices.channels as channel
      on channel.tenant_id = taken.tenant_id and channel.id = taken.channel_id
    left join notices.notices as notice
      on notice.tenant_id = taken.tenant_id and notice.id = taken.notice_id
    order by taken.made_at, taken.id`.execute(db)
  return rows
}

type Outcome = Partial<
  Pick<
    NoticesTables['notices.deliveries'],
    'dueAt' | 'failingSince' | 'failure' | 'sentAt' | 'endedAt'
  >
>

/** Notes what became of a sending. */
export async function saveOutcome(
  { db, tenantId }: Ctx,
  id: string,
  outcome: Outcome,
): Promise<void> {
  await db
    .updateTable('notices.deliveries')
    .set(outcome)
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** How many sendings fail, by kind, since when; and whether the gateway is switched off. */
export async function failingDeliveries(
  ctx: Ctx,
): Promise<{ failing: { kind: string; count: number; since: string }[]; off: boolean }> {
  const { rows: failing } = await sql<{ kind: string; count: number; since: string }>`
    select channel.kind, count(*)::int as count, min(delivery.failing_since) as since
    from notices.deliveries as delivery
    join notices.channels as channel
      on channel.tenant_id = delivery.tenant_id and channel.id = delivery.channel_id
    where delivery.tenant_id = ${ctx.tenantId} and delivery.sent_at is null
      and delivery.ended_at is null and delivery.failing_since is not null
    group by 1 order by 1`.execute(ctx.db)
  const { rows } = await sql<{ off: boolean }>`select ${isOff(ctx)} as off`.execute(ctx.db)
  return { failing, off: rows[0]?.off ?? false }
}

/** The last sendings by mail and WhatsApp, for the outbox of a demonstration. */
export async function lastDeliveries({ db, tenantId }: Ctx, most: number) {
  return db
    .selectFrom('notices.deliveries as delivery')
    .innerJoin('notices.channels as channel', (join) =>
      join
        .onRef('channel.tenantId', '=', 'delivery.tenantId')
        .onRef('channel.id', '=', 'delivery.channelId'),
    )
    .leftJoin('notices.notices as notice', (join) =>
      join
        .onRef('notice.tenantId', '=', 'delivery.tenantId')
        .onRef('notice.id', '=', 'delivery.noticeId'),
    )
    .select(['delivery.id', 'channel.kind', 'channel.address as to', 'channel.code'])
    .select(['delivery.noticeId', 'notice.title', 'notice.detail', 'notice.link'])
    .select(['delivery.madeAt', 'delivery.sentAt'])
    .where('delivery.tenantId', '=', tenantId)
    .where('channel.kind', '<>', 'PUSH')
    .orderBy('delivery.madeAt', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(most)
    .execute()
}
