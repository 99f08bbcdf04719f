import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { namesOf, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { ratedIn } from './feedback.rules.ts'
import type { innovationContract } from './innovation.contract.ts'
import { whyNotAmend, whyNotAnswerInnovation } from './innovation.rules.ts'
import {
  innovationsOf,
  type StoredInnovation,
  saveInnovation,
  saveInnovationAnswer,
  writeInnovation,
} from './innovation.store.ts'
import { proposeAsResult } from './innovation-result.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof innovationContract

const taskKind = 'staff/innovation'

/** The reader's innovations, and those of people they rate that wait for their answer. */
export async function listInnovations(ctx: Ctx): Promise<Given<Contract['listInnovations']>> {
  const me = ctx.actor.personId ?? ''
  const rating = await ratingOn(ctx, ctx.today)
  const rated = rating.ratedBy(me).map(({ personId }) => personId)
  const all = await innovationsOf(ctx, { personIds: [me, ...new Set(rated)] })
  const names = await namesOf(ctx, [...new Set(all.map(({ personId }) => personId))])
  const shown = ({ personId, answers: _, ...one }: StoredInnovation) => ({
    ...{ ...one, name: names.get(personId) ?? 'Pegawai' },
  })
  return {
    mine: all.filter(({ personId }) => personId === me).map(shown),
    waiting: all.filter(({ personId, answer }) => personId !== me && !answer).map(shown),
  }
}

/** An innovation with who rates who made it. */
async function standing(ctx: Ctx, id: string) {
  const [one] = await innovationsOf(ctx, { id })
  if (!one) return undefined
  const rating = await ratingOn(ctx, ctx.today)
  return { ...one, raterId: ratedIn(rating, one.personId).raterPersonId }
}

/** Asks the rater of the actor to answer an innovation. */
async function askRater(ctx: Ctx, id: string, title: string): Promise<void> {
  const rating = await ratingOn(ctx, ctx.today)
  const rater = ratedIn(rating, ctx.actor.personId ?? '').raterPersonId
  if (rater === null) return
  await ctx.tasks.open([
    {
      ...{ kind: taskKind, subject: id, holder: { personId: rater }, link: '/inovasi' },
      ...{ title: `Baca inovasi «${title}»`, waiting: ctx.actor.name },
      detail: 'Bila diterima, inovasi ini diusulkan menjadi hasil kerja tambahan.',
    },
  ])
}

export async function proposeInnovation(
  ctx: Ctx,
  content: Taken<Contract['proposeInnovation']>,
): Promise<Given<Contract['proposeInnovation']>> {
  const personId = ctx.actor.personId ?? ''
  const year = Number(ctx.today.slice(0, 4))
  const id = await saveInnovation(ctx, { ...content, personId, year })
  await record(ctx, { act: 'staff.innovation-proposed', subject: id, after: content })
  await askRater(ctx, id, content.title)
  return { sentence: 'Inovasi diajukan kepada penilai Anda.' }
}

/** Writes an innovation anew until it is accepted; one that was returned is asked about again. */
export async function amendInnovation(
  ctx: Ctx,
  { innovationId, ...content }: Taken<Contract['amendInnovation']>,
): Promise<Given<Contract['amendInnovation']>> {
  const one = await standing(ctx, innovationId)
  heed(whyNotAmend(ctx.actor.personId, one))
  await writeInnovation(ctx, innovationId, content)
  await record(ctx, { act: 'staff.innovation-amended', subject: innovationId, after: content })
  await askRater(ctx, innovationId, content.title)
  return { sentence: 'Perubahan tersimpan; penilai Anda membacanya lagi.' }
}

/** Accepts an innovation, or returns it with a word why. */
export async function answerInnovation(
  ctx: Ctx,
  { innovationId, ...answer }: Taken<Contract['answerInnovation']>,
): Promise<Given<Contract['answerInnovation']>> {
  const one = await standing(ctx, innovationId)
  const personId = ctx.actor.personId ?? ''
  heed(whyNotAnswerInnovation(ctx.actor.personId, one, answer))
  if (!one) throw new Error('refused above')
  await saveInnovationAnswer(ctx, one, { ...answer, personId })
  await record(ctx, { act: 'staff.innovation-answered', subject: innovationId, after: answer })
  await ctx.tasks.close({ kind: taskKind, subjects: [innovationId], reason: 'Sudah dijawab' })
  const done = answer.accepted ? 'menerima' : 'mengembalikan'
  await ctx.notices.tell([
    {
      ...{ personId: one.personId, kind: 'staff/innovation', link: '/inovasi' },
      title: `${ctx.actor.name} ${done} inovasi «${one.title}».`,
    },
  ])
  if (!answer.accepted) return { sentence: 'Inovasi dikembalikan dengan alasannya.' }
  return {
    sentence: (await proposeAsResult(ctx, one))
      ? 'Inovasi diterima dan tertulis sebagai hasil kerja tambahan dalam konsep SKP-nya.'
      : 'Inovasi diterima. SKP-nya belum disusun atau sedang diajukan; hasil tambahannya ditulis di sana sesudah itu.',
  }
}
