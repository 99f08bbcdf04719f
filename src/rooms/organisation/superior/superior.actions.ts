import * as z from 'zod/mini'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { chartOn } from '../chart/chart.actions.ts'
import type { Assignment, Position } from '../organisation.contract.ts'
import {
  agencyOf,
  type Chart,
  leaderOf,
  principalHolder,
  titleAs,
  unitsAbove,
} from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { packOf, readPack } from '../pack/pack.actions.ts'
import { nipOwner } from '../person/nip-sight.rules.ts'
import { Giver } from './superior.contract.ts'
import { type Asked, superiorsOf } from './superior.rules.ts'
import {
  changeOwnSuperior,
  changePostSuperior,
  findQuestion,
  type QuestionRow,
  questionsOf,
  saveAnswer,
  saveQuestion,
} from './superior.store.ts'
import type { PostSuperiors, SuperiorQuestion, superiorContract } from './superior-page.contract.ts'
import {
  alreadyAnswered,
  whyNotAnswerSuperior,
  whyNotAskSuperior,
  whyNotFrom,
  whyNotKept,
  whyNotSeeSuperiors,
  whyNotSuperior,
} from './superior-question.rules.ts'

type Ctx = Context<OrganisationTables & AuditTables>
type Contract = typeof superiorContract
/** The task that asks an office to check who stands above somebody. */
const checking = 'organisation/superior'
/** Where a person reads what became of it. */
const ownPage = '/akun#atasan-saya'

/** Who gives the mandate of a PK, as the pack `perjanjian-kinerja` says it. */
const GiverRules = z.object({
  levels: z.record(z.string(), z.object({ giver: Giver })),
  plhSigns: z._default(z.boolean(), false),
})

/** Everything a superior is asked for, by the rules of today. */
async function everyPurpose(ctx: Ctx): Promise<Asked[]> {
  const { content: rules } = await readPack(ctx, 'organisasi', ctx.today, OrganisationPack)
  const year = ctx.today.slice(0, 4)
  const { content: givers } = await packOf(ctx, 'perjanjian-kinerja', year, GiverRules)
  return [
    { for: 'PK_GIVER', ...givers },
    { for: 'VERIFIER' },
    { for: 'SKP_RATER', ...rules },
    { for: 'SKP_RATER_SUPERIOR', ...rules },
    { for: 'TEAM' },
  ]
}

const noPost = refusal(
  'organisation/post-not-held',
  409,
  'Jabatan ini tidak lagi dipegang orang itu hari ini, jadi atasannya tidak perlu diperbaiki.',
)
type Placed = { held: Assignment; post: Position }
function placed(chart: Chart, assignmentId: string, personId: string): Placed {
  const held = (chart.posts.get(personId) ?? []).find(({ id }) => id === assignmentId)
  const post = held && chart.position.get(held.positionId)
  if (!held || !post) throw new Refused(noPost)
  return { held, post }
}

const shown = (chart: Chart, row: QuestionRow): SuperiorQuestion => ({
  ...{ id: row.id, note: row.note, askedAt: row.askedAt },
  answer: row.answeredAt
    ? {
        ...{ at: row.answeredAt, by: row.answererName, words: row.words },
        superior:
          row.superiorPositionId && row.validFrom
            ? {
                title: chart.position.get(row.superiorPositionId)?.title ?? 'jabatan lama',
                from: row.validFrom,
              }
            : null,
      }
    : null,
})

function postSuperiors(
  chart: Chart,
  { held, post }: Placed,
  asked: readonly Asked[],
  question: QuestionRow | undefined,
): PostSuperiors {
  return {
    assignmentId: held.id,
    title: titleAs(post, held.kind),
    unit: chart.unit.get(post.unitId)?.name ?? '',
    lines: asked.map((one) => {
      const { superiors, reasons } = superiorsOf(chart, held, one)
      const people = superiors.map(({ position, holder }) => ({
        personId: holder.personId,
        name: chart.person.get(holder.personId)?.name ?? '',
        title: titleAs(position, holder.kind),
      }))
      return { for: one.for, people, reasons }
    }),
    question: question ? shown(chart, question) : null,
  }
}

const unnamed = refusal(
  'organisation/no-such-person',
  404,
  'Orang ini tidak ada dalam data pegawai hari ini. Cari lagi namanya.',
)

/** Everybody above a person today, post by post, for every purpose, with what the person asked. */
export async function readSuperiors(
  ctx: Ctx,
  { personId }: Taken<Contract['readSuperiors']>,
): Promise<Given<Contract['readSuperiors']>> {
  const chart = await chartOn(ctx, ctx.today)
  const person = chart.person.get(personId)
  if (!person) throw new Refused(unnamed)
  heed(whyNotSeeSuperiors(ctx.actor, nipOwner(chart, personId)))
  const asked = await everyPurpose(ctx)
  const questions = await questionsOf(ctx, personId)
  const posts = (chart.posts.get(personId) ?? []).flatMap((held) => {
    const post = chart.position.get(held.positionId)
    const question = questions.find(({ assignmentId }) => assignmentId === held.id)
    return post ? [postSuperiors(chart, { held, post }, asked, question)] : []
  })
  return { person: { id: personId, name: person.name }, posts }
}

/** «Ini bukan atasan saya»: whoever administers the office is asked; everything else goes on. */
export async function askSuperior(
  ctx: Ctx,
  { assignmentId, note }: Taken<Contract['askSuperior']>,
): Promise<SuperiorQuestion> {
  const chart = await chartOn(ctx, ctx.today)
  const personId = ctx.actor.personId ?? ''
  const held = (chart.posts.get(personId) ?? []).find(({ id }) => id === assignmentId)
  const post = held && chart.position.get(held.positionId)
  heed(whyNotAskSuperior(ctx.actor, post && held, false))
  const id = ctx.newId()
  const saved = await saveQuestion(ctx, { id, personId, assignmentId, note })
  heed(whyNotAskSuperior(ctx.actor, held, !saved))
  await ctx.tasks.open([
    {
      kind: checking,
      subject: id,
      title: `atasan ${ctx.actor.name}`,
      ...(note && { detail: note }),
      holder: { administratorsOf: post?.unitId ?? '' },
      waiting: ctx.actor.name,
      link: `/atasan/${id}`,
    },
  ])
  await record(ctx, { act: 'superior.asked', subject: id, after: { assignmentId, note } })
  return shown(chart, await found(ctx, id))
}

async function found(ctx: Ctx, id: string, held = false): Promise<QuestionRow> {
  const row = await findQuestion(ctx, id, held)
  if (!row)
    throw new Refused(
      refusal(
        'organisation/no-such-question',
        404,
        'Pertanyaan ini tidak ada. Buka dari Tugas saya.',
      ),
    )
  return row
}

/** The office in which a question is answered. */
const officeOf = (chart: Chart, { post }: Placed): string | null =>
  agencyOf(chart, post.unitId)?.id ?? null

export async function readSuperiorQuestion(
  ctx: Ctx,
  { questionId }: Taken<Contract['readSuperiorQuestion']>,
): Promise<Given<Contract['readSuperiorQuestion']>> {
  const row = await found(ctx, questionId)
  const chart = await chartOn(ctx, ctx.today)
  const { personId, assignmentId } = row
  const place = placed(chart, assignmentId, personId)
  heed(whyNotAnswerSuperior(ctx.actor, { personId, agencyId: officeOf(chart, place) }))
  return {
    question: shown(chart, row),
    person: { id: personId, name: chart.person.get(personId)?.name ?? '' },
    post: postSuperiors(chart, place, await everyPurpose(ctx), row),
    shared: (chart.holders.get(place.post.id) ?? []).length > 1,
    near: nearPosts(chart, place.post),
  }
}

/** Posts that lead the unit and those above it, and other structural posts beside. */
function nearPosts(chart: Chart, { id: own, unitId }: Position) {
  const leading = unitsAbove(chart, unitId).flatMap(({ id }) => leaderOf(chart, id) ?? [])
  const beside = chart.organisation.positions.filter(
    (post) => post.unitId === unitId && post.kind === 'STRUKTURAL',
  )
  const posts = new Map([...leading, ...beside].map((post) => [post.id, post]))
  posts.delete(own)
  return [...posts.values()].map(({ id, title }) => {
    const holder = principalHolder(chart, id)
    return { id, title, holder: (holder && chart.person.get(holder.personId)?.name) ?? null }
  })
}

/** The superior becomes another one from a date on, for the post or for this holder alone; or stays,
 * with words why. Whoever asked is told. */
export async function answerSuperior(
  ctx: Ctx,
  { questionId, superiorId, from, onlyThem, words }: Taken<Contract['answerSuperior']>,
): Promise<SuperiorQuestion> {
  const row = await found(ctx, questionId, true)
  const chart = await chartOn(ctx, ctx.today)
  const { personId, assignmentId } = row
  const place = placed(chart, assignmentId, personId)
  heed(whyNotAnswerSuperior(ctx.actor, { personId, agencyId: officeOf(chart, place) }))
  if (row.answeredAt) throw new Refused(alreadyAnswered)
  if (superiorId === null) heed(whyNotKept(words))
  else await change(ctx, chart, place, { superiorId, from, onlyThem })
  await saveAnswer(ctx, questionId, { superiorId, from, words })
  await ctx.tasks.close({
    kind: checking,
    subjects: [questionId],
    reason: 'Atasan sudah diperiksa',
  })
  const title = superiorId && chart.position.get(superiorId)?.title
  await ctx.notices.tell([
    {
      ...{ personId, kind: 'organisation/superior-answered', link: ownPage },
      title: title ? `Atasan Anda sekarang ${title}.` : 'Atasan Anda tetap seperti tercatat.',
      ...(words && { detail: words }),
    },
  ])
  await record(ctx, {
    act: superiorId ? 'superior.changed' : 'superior.kept',
    subject: questionId,
    before: { superiorId: place.post.superiorId },
    after: { superiorId, from, onlyThem, words },
  })
  return shown(chart, await found(ctx, questionId))
}

type Change = { superiorId: string; from: string; onlyThem: boolean }
async function change(
  ctx: Ctx,
  chart: Chart,
  { held, post }: Placed,
  { superiorId, from, onlyThem }: Change,
): Promise<void> {
  heed(whyNotFrom(from, held.validFrom, ctx.today))
  heed(whyNotSuperior(chart, post, superiorId))
  heed(whyNotSuperior(await chartOn(ctx, from), post, superiorId))
  await changeOwnSuperior(ctx, held.id, onlyThem ? superiorId : null, from)
  if (!onlyThem) await changePostSuperior(ctx, post.id, superiorId, from)
}
