import type { Given, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { record, recordLook } from '../../audit/index.ts'
import { namesOf, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { whyNotSee } from '../sight.rules.ts'
import { capacityOf, ratedIn } from './feedback.rules.ts'
import type { talkContract } from './talk.contract.ts'
import {
  whyNotCoach,
  whyNotConfirmDialogue,
  whyNotGoOn,
  whyNotWriteDialogue,
} from './talk.rules.ts'
import {
  coachingsOf,
  dialoguesOf,
  saveClosing,
  saveCoaching,
  saveConfirmation,
  saveDialogue,
  saveSession,
  saveView,
} from './talk.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof talkContract

const confirmKind = 'staff/dialogue'
/** The talks and coachings of a person, for themselves, who rates and who oversees them. A look at
 * another's is on record first. */
export async function readTalks(
  look: Look<StaffRoomTables>,
  { personId }: Taken<Contract['readTalks']>,
): Promise<Given<Contract['readTalks']>> {
  const { page, own } = await look.step(async (ctx) => {
    const rating = await ratingOn(ctx, ctx.today)
    const rated = ratedIn(rating, personId)
    heed(whyNotSee(ctx.actor, rated))
    const me = ctx.actor.personId
    const talks = await dialoguesOf(ctx, { personId })
    const coachings = await coachingsOf(ctx, { personId })
    const names = await namesOf(ctx, [
      ...[personId, ...talks.map(({ raterId }) => raterId)],
      ...coachings.map(({ coachId }) => coachId),
    ])
    const nameOf = (id: string): string => names.get(id) ?? 'Pegawai'
    const pair = { personId, raterId: rated.raterPersonId }
    const days = { heldOn: ctx.today, nextOn: null, today: ctx.today }
    return {
      own: me === personId,
      page: {
        name: nameOf(personId),
        dialogues: talks.map(({ raterId, confirmed, personId: of, ...talk }) => {
          const confirmedBy = confirmed.map((one) => one.personId)
          return {
            ...{ ...talk, rater: nameOf(raterId) },
            confirmed: confirmed.map((one) => ({ ...one, name: nameOf(one.personId) })),
            mayConfirm: !whyNotConfirmDialogue(me, { personId: of, raterId, confirmedBy }),
          }
        }),
        coachings: coachings.map((one) => ({ ...one, coach: nameOf(one.coachId) })),
        mayWrite: !whyNotWriteDialogue(me, pair, days),
        mayCoach: capacityOf(rating, me ?? '', personId) === 'SUPERIOR',
      },
    }
  })
  if (!own)
    await look.onRecord((ctx) => recordLook(ctx, { act: 'staff.talks-read', subject: personId }))
  return page
}

/** Keeps the record of a talk, and asks the other of the two to confirm it. */
export async function writeDialogue(
  ctx: Ctx,
  { personId, ...talk }: Taken<Contract['writeDialogue']>,
): Promise<Given<Contract['writeDialogue']>> {
  const rating = await ratingOn(ctx, ctx.today)
  const raterId = ratedIn(rating, personId).raterPersonId
  const me = ctx.actor.personId
  heed(whyNotWriteDialogue(me, { personId, raterId }, { ...talk, today: ctx.today }))
  if (raterId === null || me === null) throw new Error('refused above')
  const id = await saveDialogue(ctx, { personId, raterId, writtenBy: me, ...talk })
  await record(ctx, { act: 'staff.dialogue-written', subject: id, after: { personId, ...talk } })
  const other = me === personId ? raterId : personId
  await ctx.tasks.open([
    {
      ...{ kind: confirmKind, subject: id, holder: { personId: other } },
      title: `Benarkan catatan dialog kinerja ${printDate(talk.heldOn)}`,
      detail: `${ctx.actor.name} mencatat apa yang disepakati.`,
      ...{
        waiting: ctx.actor.name,
        link: me === personId ? `/umpan-balik/${personId}` : '/umpan-balik/dialog',
      },
    },
  ])
  const name = rating.chart.person.get(other)?.name ?? 'Yang lain'
  return { sentence: `Catatan tersimpan. ${name} diminta membenarkannya.` }
}

/** Confirms the record of a talk, with what one sees otherwise. */
export async function confirmDialogue(
  ctx: Ctx,
  { dialogueId, note }: Taken<Contract['confirmDialogue']>,
): Promise<Given<Contract['confirmDialogue']>> {
  const [talk] = await dialoguesOf(ctx, { id: dialogueId })
  const me = ctx.actor.personId
  const confirmedBy = talk?.confirmed.map(({ personId }) => personId) ?? []
  heed(whyNotConfirmDialogue(me, talk && { ...talk, confirmedBy }))
  await saveConfirmation(ctx, dialogueId, me ?? '', note)
  await record(ctx, { act: 'staff.dialogue-confirmed', subject: dialogueId, after: { note } })
  await ctx.tasks.close({ kind: confirmKind, subjects: [dialogueId], reason: 'Sudah dibenarkan' })
  return { sentence: 'Catatan dialog dibenarkan oleh kedua pihak.' }
}

/** Opens a coaching, and tells who is coached. */
export async function openCoaching(
  ctx: Ctx,
  { personId, reason, plan }: Taken<Contract['openCoaching']>,
): Promise<Given<Contract['openCoaching']>> {
  const rating = await ratingOn(ctx, ctx.today)
  const coachId = ctx.actor.personId ?? ''
  heed(whyNotCoach(capacityOf(rating, coachId, personId) === 'SUPERIOR'))
  const id = await saveCoaching(ctx, { personId, coachId, reason, plan })
  await record(ctx, { act: 'staff.coaching-opened', subject: id, after: { personId } })
  await told(ctx, personId, `${ctx.actor.name} membuka bimbingan untuk Anda.`)
  return { sentence: 'Bimbingan dibuka; yang dibimbing diberi tahu.' }
}

const told = (ctx: Ctx, personId: string, title: string): Promise<void> =>
  ctx.notices.tell([
    {
      personId,
      title,
      kind: 'staff/coaching',
      link: '/umpan-balik/dialog',
      topic: 'staff/coaching',
    },
  ])

/** Adds a session to a coaching; the coached person is asked how they found it. */
export async function addCoachingSession(
  ctx: Ctx,
  { coachingId, heldOn, notes }: Taken<Contract['addCoachingSession']>,
): Promise<Given<Contract['addCoachingSession']>> {
  const [coaching] = await coachingsOf(ctx, { id: coachingId })
  heed(whyNotGoOn(ctx.actor.personId, coaching, 'coachId'))
  const number = (coaching?.sessions.length ?? 0) + 1
  await saveSession(ctx, { coachingId, number, heldOn, notes })
  await record(ctx, { act: 'staff.coaching-session', subject: coachingId, after: { number } })
  const title = `${ctx.actor.name} mencatat pertemuan bimbingan; bagaimana menurut Anda?`
  await told(ctx, coaching?.personId ?? '', title)
  return { sentence: `Pertemuan ke-${number} tersimpan.` }
}

/** How the coached person found a session, 1 to 5 and in words; it may be written anew. */
export async function viewCoachingSession(
  ctx: Ctx,
  view: Taken<Contract['viewCoachingSession']>,
): Promise<Given<Contract['viewCoachingSession']>> {
  const [coaching] = await coachingsOf(ctx, { id: view.coachingId })
  const there = coaching?.sessions.some(({ number }) => number === view.number)
  heed(whyNotGoOn(ctx.actor.personId, there ? coaching : undefined, 'personId'))
  await saveView(ctx, view)
  await record(ctx, { act: 'staff.coaching-viewed', subject: view.coachingId, after: view })
  return { sentence: 'Pandangan Anda tersimpan.' }
}

/** Ends a coaching with its outcome and how able the person is now. */
export async function closeCoaching(
  ctx: Ctx,
  { coachingId, ...end }: Taken<Contract['closeCoaching']>,
): Promise<Given<Contract['closeCoaching']>> {
  const [coaching] = await coachingsOf(ctx, { id: coachingId })
  heed(whyNotGoOn(ctx.actor.personId, coaching, 'coachId'))
  await saveClosing(ctx, coachingId, end)
  await record(ctx, { act: 'staff.coaching-closed', subject: coachingId, after: end })
  await told(ctx, coaching?.personId ?? '', `${ctx.actor.name} menutup bimbingan Anda.`)
  return { sentence: 'Bimbingan ditutup.' }
}
