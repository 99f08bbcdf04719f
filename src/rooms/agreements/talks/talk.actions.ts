import { mandateWith } from '../../../kernel/actor.ts'
import type { Taken } from '../../../kernel/contract.ts'
import { ended } from '../../../kernel/indonesian.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import type { Current } from '../agreement.store.ts'
import { answererOf } from '../drafting/mandate.rules.ts'
import type { Moved, signingContract } from '../signing/signing.contract.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { openSigning, saveState } from '../signing/signing.store.ts'
import { type AgreeingTables, actingIn, held, moved } from './agreeing.actions.ts'
import { whyNotDecline } from './party.rules.ts'
import { followPlanOf } from './plan.actions.ts'
import { declinedTasks, whyNotReopen } from './talk.rules.ts'

type Ctx = Context<AgreeingTables>
type Contract = typeof signingContract

const answererToday = async (ctx: Ctx, current: Current): Promise<string | null> =>
  answererOf(await chartOn(ctx, ctx.today), current)

/** The receiver says «belum siap»: the giver is asked to talk it over, or Bagian Organisasi where
 * nobody answers for the giver. */
export async function declineAgreement(
  ctx: Ctx,
  { id, reason }: Taken<Contract['declineAgreement']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  heed(whyNotDecline(current, reason, ctx.actor))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  const acting = actingIn(ctx, current)
  await saveState(acting, current, { state: 'DECLINED', note: reason })
  for (const kind of ['agreements/read-draft', 'agreements/sign'])
    await ctx.tasks.close({ kind, subjects: [id], reason: 'Dinyatakan belum siap' })
  const answerer = await answererToday(ctx, current)
  await ctx.tasks.open([
    {
      kind: 'agreements/talk',
      subject: id,
      title: `${current.firstParty.name} menyatakan belum siap`,
      detail: reason,
      holder:
        answerer && current.giverPositionId
          ? { positionId: current.giverPositionId }
          : { grant: 'ORGANISATION_BUREAU' },
      waiting: current.firstParty.name,
      dueOn: current.signBy,
      link: `/perjanjian/${id}`,
    },
  ])
  await record(acting, {
    act: 'agreement.declined',
    subject: id,
    before: { state: current.state },
    after: { reason },
  })
  return moved(
    { ...current, state: 'DECLINED', digest: null },
    `Tercatat belum siap. ${answerer ? 'Pemberi amanah' : 'Bagian Organisasi'} akan membaca alasan Anda.`,
  )
}

/** «Buka pembahasan lagi»: a declined promise is a draft again, and its receiver reads what is
 * proposed. */
export async function reopenAgreement(
  ctx: Ctx,
  { id, reason }: Taken<Contract['reopenAgreement']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  const answerer = await answererToday(ctx, current)
  heed(whyNotReopen(current, answerer, reason, ctx.actor))
  const party = actingIn(ctx, current)
  const own = ctx.actor.personId === current.firstParty.personId
  const actingAs = party.actor.actingAs ?? mandateWith(ctx.actor, 'agreements.draft') ?? null
  const acting = { ...party, actor: { ...party.actor, actingAs } }
  await saveState(acting, current, { state: 'NEGOTIATION', note: reason })
  for (const kind of declinedTasks)
    await ctx.tasks.close({ kind, subjects: [id], reason: 'Pembahasan dibuka lagi' })
  // what is read next is what the plan says now, but for the rows somebody talked about
  await followPlanOf(acting, current, own ? 'FIRST' : party.actor.actingAs ? 'SECOND' : 'OFFICE')
  const waiting = own ? answerer : ctx.actor.name
  await ctx.tasks.open([
    {
      kind: 'agreements/read-draft',
      subject: id,
      title: own
        ? `Baca lagi konsep PK ${current.year} Anda`
        : `Pembahasan PK ${current.year} Anda dibuka lagi`,
      detail: reason,
      holder: { personId: current.firstParty.personId },
      ...(waiting === null ? {} : { waiting }),
      dueOn: current.signBy,
      link: `/perjanjian/${id}`,
    },
  ])
  await record(acting, {
    act: 'agreement.reopened',
    subject: id,
    before: { state: current.state },
    after: { reason },
  })
  return moved(
    { ...current, state: 'NEGOTIATION', digest: null },
    own
      ? 'Pembahasan dibuka lagi. PK ini kembali menunggu Anda.'
      : ended(`Pembahasan dibuka lagi. Sekarang menunggu ${current.firstParty.name}`),
  )
}
