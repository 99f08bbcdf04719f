import { randomInt } from 'node:crypto'
import type { Given, Taken } from '../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { whyNotAddress as whyNotUrl } from '../../platform/outbox/caller.ts'
import type { channelContract } from './channel.contract.ts'
import { addressFor, code, whyNotAddress, whyNotCode, whyNotMore } from './channel.rules.ts'
import {
  type ChannelRow,
  changeChannel,
  channelsHeld,
  channelsOf,
  saveChannel,
} from './channel.store.ts'
import { codeMessage } from './delivery.rules.ts'
import { lastDeliveries, owe } from './delivery.store.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>
type Contract = typeof channelContract

const nobody = refusal('notices/no-person', 403, 'Jalan pemberitahuan hanya untuk akun seseorang.')
const own = ({ actor }: Ctx): string => {
  if (!actor.personId) throw new Refused(nobody)
  return actor.personId
}

const shownOf = ({ id, kind, address, label, confirmedAt, addedAt }: ChannelRow) => ({
  id,
  kind,
  shown: kind === 'PUSH' ? label || 'Peramban' : address,
  confirmed: confirmedAt !== null,
  addedAt,
})

export async function listChannels(ctx: Ctx): Promise<Given<Contract['listChannels']>> {
  const { mail, whatsapp, push } = ctx.outbox
  return {
    items: (await channelsOf(ctx, own(ctx))).map(shownOf),
    offers: {
      email: mail !== undefined,
      whatsapp: whatsapp !== undefined,
      pushKey: push?.publicKey ?? null,
    },
  }
}

/** Adds an address and sends a code there; nothing else is sent before the code came back. */
export async function addAddress(
  ctx: Ctx,
  { kind, address }: Taken<Contract['addAddress']>,
): Promise<Given<Contract['addAddress']>> {
  const personId = own(ctx)
  const offered = Boolean(kind === 'EMAIL' ? ctx.outbox.mail : ctx.outbox.whatsapp)
  const { length: count } = await channelsOf(ctx, personId)
  heed(whyNotAddress(kind, address, { offered, count }))
  const channelId = await saveChannel(ctx, {
    personId,
    kind,
    address: addressFor(kind, address) ?? address,
    code: String(randomInt(1_000_000)).padStart(6, '0'),
    codeUntil: new Date(Date.parse(ctx.now) + code.minutes * 60_000).toISOString(),
  })
  if (channelId) {
    await owe(ctx, { noticeId: null, channelId, dueAt: ctx.now })
    await enqueue(ctx, 'notices/deliver')
  }
  return listChannels(ctx)
}

/** Proves an address by the code sent there. A wrong code is counted also where it is refused. */
export async function confirmChannel(
  ctx: Ctx,
  { channelId, code: typed }: Taken<Contract['confirmChannel']>,
): Promise<Given<Contract['confirmChannel']>> {
  const channel = (await channelsHeld(ctx, own(ctx))).find(({ id }) => id === channelId)
  if (channel?.confirmedAt) return listChannels(ctx)
  const why = whyNotCode(channel, typed, ctx.now)
  if (why?.code === 'notices/wrong-code' && channel) {
    await changeChannel(ctx, channel.id, { codeTries: channel.codeTries + 1 })
    throw new Refused(why, { onRecord: true })
  }
  heed(why)
  await changeChannel(ctx, channelId, { confirmedAt: ctx.now, code: null })
  return listChannels(ctx)
}

const notPublic = refusal(
  'notices/push-address',
  422,
  'Layanan pemberitahuan peramban ini tidak dapat dipakai: alamatnya bukan alamat umum di internet.',
)

/** Takes pushes in this browser, which asked its person itself. */
export async function addPush(
  ctx: Ctx,
  { endpoint, p256dh, auth, label }: Taken<Contract['addPush']>,
): Promise<Given<Contract['addPush']>> {
  const personId = own(ctx)
  if (whyNotUrl(endpoint)) throw new Refused(notPublic)
  heed(whyNotMore((await channelsOf(ctx, personId)).length))
  const channel = { personId, kind: 'PUSH', address: endpoint, confirmedAt: ctx.now } as const
  await saveChannel(ctx, { ...channel, p256dh, auth, label })
  return listChannels(ctx)
}

/** Ends one of the own channels; what was still owed there is not sent. */
export async function removeChannel(
  ctx: Ctx,
  { channelId }: Taken<Contract['removeChannel']>,
): Promise<Given<Contract['removeChannel']>> {
  const channel = (await channelsOf(ctx, own(ctx))).find(({ id }) => id === channelId)
  if (channel)
    await changeChannel(ctx, channel.id, { endedAt: ctx.now, endedBecause: 'dihapus pemiliknya' })
  return listChannels(ctx)
}

const noOutbox = refusal(
  'notices/no-outbox',
  404,
  'Kotak surat keluar hanya ada pada daerah contoh.',
)

/** What left by mail and WhatsApp, to be read in a demonstration, where no server takes it. */
export async function listOutbox(ctx: Ctx): Promise<Given<Contract['listOutbox']>> {
  if (!ctx.region.fictional) throw new Refused(noOutbox)
  const last = await lastDeliveries(ctx, 50)
  return {
    items: last.map(({ id, kind, to, noticeId, madeAt, sentAt, code: typed, ...notice }) => ({
      id,
      kind,
      to,
      madeAt,
      sent: sentAt !== null,
      ...(noticeId
        ? { title: notice.title ?? '', detail: notice.detail, link: notice.link }
        : codeMessage(typed ?? 'sudah dipakai')),
    })),
  }
}
