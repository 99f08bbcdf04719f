import type { Context, Steps } from '../../platform/context.ts'
import type { Message, Outbox, Sent } from '../../platform/outbox/outbox.ts'
import { changeChannel } from './channel.store.ts'
import { codeMessage, isGivenUp, messageOf, triedAgainAt } from './delivery.rules.ts'
import { type Due, failingDeliveries, saveOutcome, takeDue } from './delivery.store.ts'
import type { NoticesTables } from './notices.tables.ts'

type Ctx = Context<NoticesTables>
type At = Pick<Steps<NoticesTables>, 'step'>

/** So many are taken at once, and so long nobody else takes them. */
const taken = { most: 20, minutes: 10 }

/** Sends what is due in a region: taken in one transaction, sent outside any, noted in another, so
 * that a server that is slow holds nothing and one that dies loses nothing. */
export async function deliver({ step }: At): Promise<void> {
  for (;;) {
    const { due, outbox, publicUrl } = await step(async (ctx) => ({
      due: await takeDue(ctx, taken),
      outbox: ctx.outbox,
      publicUrl: ctx.publicUrl,
    }))
    for (const one of due) {
      const ended = one.over ? 'over' : await sent(one, outbox, publicUrl)
      await step((ctx) => note(ctx, one, ended))
    }
    if (due.length < taken.most) return
  }
}

type Ended = Sent | 'over' | { failure: string }

const messageFor = ({ code, title, detail, link }: Due, publicUrl: string): Message =>
  title === null ? codeMessage(code ?? '') : messageOf({ title, detail, link }, publicUrl)

async function sent(due: Due, outbox: Outbox, publicUrl: string): Promise<Ended> {
  const message = messageFor(due, publicUrl)
  const { kind, address, p256dh, auth } = due
  try {
    if (kind === 'EMAIL' && outbox.mail) return await outbox.mail(address, message)
    if (kind === 'WHATSAPP' && outbox.whatsapp) return await outbox.whatsapp(address, message)
    if (kind === 'PUSH' && outbox.push && p256dh && auth)
      return await outbox.push.send({ endpoint: address, p256dh, auth }, message)
    return { failure: 'Belum disetel.' }
  } catch (error) {
    return { failure: error instanceof Error ? error.message.slice(0, 300) : 'Gagal.' }
  }
}

/** Notes what became of a sending: sent, ended, or put off; a channel that takes nothing any more is
 * ended, and its person told within the application. */
async function note(ctx: Ctx, due: Due, ended: Ended): Promise<void> {
  if (ended === 'sent')
    return saveOutcome(ctx, due.id, { sentAt: ctx.now, failingSince: null, failure: null })
  if (ended === 'over') return saveOutcome(ctx, due.id, { endedAt: ctx.now })
  const failing = {
    failure: ended === 'gone' ? 'Alamat ini tidak menerima lagi.' : ended.failure,
    failingSince: due.failingSince ?? ctx.now,
  }
  if (ended !== 'gone' && !isGivenUp(due.kind, due.failingSince, ctx.now))
    return saveOutcome(ctx, due.id, { ...failing, dueAt: triedAgainAt(ctx.now, due.tries) })
  await saveOutcome(ctx, due.id, {
    ...failing,
    // an address of one's own that is gone says nothing about the gateway
    ...(ended === 'gone' && { failingSince: null }),
    endedAt: ctx.now,
  })
  if (due.kind !== 'WHATSAPP' || ended === 'gone') await endChannel(ctx, due, failing.failure)
}

async function endChannel(ctx: Ctx, { kind, channelId, personId }: Due, because: string) {
  await changeChannel(ctx, channelId, { endedAt: ctx.now, endedBecause: because })
  await ctx.notices.tell([
    {
      personId,
      kind: 'notices/channel-ended',
      title:
        kind === 'PUSH'
          ? 'Pemberitahuan di salah satu peramban Anda berhenti karena tidak menjawab.'
          : 'Salah satu alamat pemberitahuan Anda tidak menerima pesan lagi.',
      detail: 'Tambahkan lagi bila masih dipakai.',
      link: '/pemberitahuan/jalan',
    },
  ])
}

const ways: Record<string, string> = {
  EMAIL: 'surel',
  WHATSAPP: 'pesan WhatsApp',
  PUSH: 'pemberitahuan peramban',
}

/** Sentences for `/readyz` on what does not get out of a region. */
export async function deliveryWarnings(ctx: Ctx): Promise<string[]> {
  const { failing, off } = await failingDeliveries(ctx)
  return [
    ...failing.map(
      ({ kind, count }) =>
        `${count} ${ways[kind]} ${ctx.region.code} belum terkirim; dicoba terus.`,
    ),
    ...(off
      ? [`Gerbang WhatsApp ${ctx.region.code} dimatikan sehari karena tidak menjawab sehari penuh.`]
      : []),
  ]
}
