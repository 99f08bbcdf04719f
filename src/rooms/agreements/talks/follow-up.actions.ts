import type { Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import type { Current } from '../agreement.store.ts'
import { answererOf } from '../drafting/mandate.rules.ts'
import type { Moved } from '../signing/signing.contract.ts'
import { actingIn, held, moved } from './agreeing.actions.ts'
import { isAsked } from './departure.rules.ts'
import { officeFor, type TalkTables } from './plan.actions.ts'
import { closeWishes, saidAbout } from './round.actions.ts'
import type { RoundBlock, roundContract } from './round.contract.ts'
import { whyNoReason, whyNotReply, whyRoundMoved } from './round.rules.ts'
import { loadRounds, saveRounds } from './round.store.ts'
import { talkPath, whyNotFollowUp } from './talk.rules.ts'

type Ctx = Context<TalkTables>
type Contract = typeof roundContract
type Outcome = Taken<Contract['chooseFollowUp']>['outcome']

/** The whole promise is talked about under no row. */
const whole = ''

/** Whom each outcome asks, and what for. */
async function followUpTask(
  ctx: Ctx,
  { id, code, firstParty }: Current,
  { outcome, reason, dueOn }: { outcome: Outcome; reason: string; dueOn: string | null },
): Promise<TaskToOpen> {
  const about = { subject: id, detail: reason, waiting: ctx.actor.name, link: talkPath(id) }
  if (outcome === 'DIALOGUE')
    return {
      ...{ ...about, kind: 'agreements/dialogue', holder: { personId: firstParty.personId } },
      title: `Dialog kinerja tentang ${code} pada ${printDate(dueOn ?? ctx.today)}`,
      dueOn,
    }
  if (outcome === 'OTHER_OFFICIAL')
    return {
      ...{ ...about, kind: 'agreements/other-official' },
      holder: { grant: 'ORGANISATION_BUREAU' },
      title: `Pejabat lain untuk ${code}: ${firstParty.title}`,
    }
  return {
    ...{ ...about, kind: 'agreements/position-review', holder: await officeFor(ctx, 'PERSONNEL') },
    title: `Tinjau jabatan ${firstParty.title}`,
  }
}

const chosen: Record<Outcome, string> = {
  DIALOGUE: 'Undangan dialog tercatat. Sesudah dialog, buka pembahasan lagi dengan usulan Anda.',
  OTHER_OFFICIAL: 'Tercatat. Bagian Organisasi diminta menyiapkan pejabat lain.',
  POSITION_REVIEW: 'Tercatat. Pengelola kepegawaian diminta meninjau jabatan ini.',
}

/** After «belum siap»: the giver, or Bagian Organisasi where nobody answers for the giver, says what
 * follows. The promise stays open until it is talked about again, given to another or withdrawn. */
export async function chooseFollowUp(
  ctx: Ctx,
  { id, round, outcome, reason, dueOn: day }: Taken<Contract['chooseFollowUp']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  const answerer = answererOf(await chartOn(ctx, ctx.today), current)
  const dueOn = day ?? null
  const chosenNow = { outcome, reason, dueOn }
  heed(whyNotFollowUp(current, answerer, chosenNow, ctx.actor, ctx.today))
  heed(whyRoundMoved(await saidAbout(ctx, current, 'PROMISE', whole), round))
  const acting = actingIn(ctx, current)
  const side = acting.actor.actingAs ? 'SECOND' : 'OFFICE'
  await saveRounds(acting, [
    {
      ...{ versionId: current.versionId, block: 'PROMISE', rowKey: whole, number: round + 1 },
      ...{ side, act: outcome, reason, dueOn: outcome === 'DIALOGUE' ? dueOn : null },
    },
  ])
  await ctx.tasks.open([await followUpTask(ctx, current, chosenNow)])
  await record(acting, { act: 'agreement.followed-up', subject: id, after: chosenNow })
  return moved(current, chosen[outcome])
}

const askedBy: Record<RoundBlock, readonly string[]> = {
  ROW: ['agreements/departs-from-plan'],
  MONEY: ['agreements/budget-wish'],
  PROMISE: ['agreements/other-official', 'agreements/position-review'],
}
const officeNamed: Record<RoundBlock, string> = {
  ROW: 'Perencana',
  MONEY: 'Pengelola anggaran',
  PROMISE: 'Pengelola kepegawaian',
}

/** The office that was asked replies: about a wish for money, about a target beside the plan, about
 * another official or a review of the post. Both sides are told. */
export async function replyRound(
  ctx: Ctx,
  { id, block, key, round, reason }: Taken<Contract['replyRound']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  const said = await saidAbout(ctx, current, block, key)
  heed(whyNotReply(block, isAsked(block, said, current.state), ctx.actor, current))
  heed(whyRoundMoved(said, round))
  heed(whyNoReason(reason, 'Tulis jawabannya; kedua pihak membacanya.'))
  await saveRounds(ctx, [
    {
      ...{ versionId: current.versionId, block, rowKey: key, number: round + 1, reason },
      ...{ side: 'OFFICE', act: 'ANSWERED' },
    },
  ])
  await closeAsked(ctx, current, block)
  const { firstParty, secondParty, code } = current
  await ctx.notices.tell(
    [firstParty, secondParty].flatMap((party) =>
      party
        ? [
            {
              ...{ personId: party.personId, kind: 'agreements/talk-replied', link: talkPath(id) },
              title: `${officeNamed[block]} menjawab tentang ${code}.`,
              detail: reason,
            },
          ]
        : [],
    ),
  )
  await record(ctx, { act: 'agreement.replied', subject: id, after: { block, key, reason } })
  return moved(current, 'Jawaban tercatat. Kedua pihak diberi tahu.')
}

async function closeAsked(ctx: Ctx, current: Current, block: RoundBlock): Promise<void> {
  if (block === 'MONEY') return closeWishes(ctx, current)
  const all = (await loadRounds(ctx, [current.versionId])).get(current.versionId) ?? []
  const rows = Map.groupBy(
    all.filter((said) => said.block === block).map((said) => ({ ...said, by: null })),
    ({ rowKey }) => rowKey,
  )
  if ([...rows.values()].some((said) => isAsked(block, said, current.state))) return
  for (const kind of askedBy[block])
    await ctx.tasks.close({ kind, subjects: [current.id], reason: 'Dijawab' })
}
