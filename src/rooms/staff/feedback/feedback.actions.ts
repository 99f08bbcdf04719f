import type { Given, Taken } from '../../../kernel/contract.ts'
import { dateOf } from '../../../kernel/moment.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { record, recordLook } from '../../audit/index.ts'
import { namesOf, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import { staffSightOf, whyNotSee } from '../sight.rules.ts'
import { feedbackAbout } from './about.actions.ts'
import type { Feedback, feedbackContract } from './feedback.contract.ts'
import {
  capacityOf,
  colleaguesOf,
  isUnnamed,
  ratedIn,
  shownDay,
  shownToRated,
  titleOf,
  whyNotGive,
  whyNotReply,
} from './feedback.rules.ts'
import {
  isLogged,
  resultsInForce,
  type Said,
  saidAbout,
  saidBy,
  saidOne,
  saveReply,
  saveSaid,
  yearSpan,
} from './feedback.store.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof feedbackContract

const yearOf = (ctx: Ctx, year: number | undefined): number => year ?? Number(ctx.today.slice(0, 4))

/** Things that were said, as they are read; `nameOf` tells who is named with them. */
function printed(
  ctx: Ctx,
  items: readonly Said[],
  values: StaffPack['behaviours'],
  nameOf: (said: Said) => string | null,
  monthOnly: boolean,
): Feedback[] {
  return items.map((said) => {
    const on = dateOf(said.at, ctx.region.timeZone)
    return {
      ...{ id: said.id, kind: said.kind, capacity: said.capacity, name: nameOf(said) },
      ...{ text: said.text, link: said.link, reply: said.reply },
      about: values.find(({ code }) => code === said.behaviour)?.name ?? said.aboutText,
      on: monthOnly ? shownDay(on, said.capacity) : on,
    }
  })
}

/** What was said of the reader and by them, whom they can speak of, and their links for who is
 * served. What unnamed people said comes without name and day, once enough have spoken. */
export async function readMyFeedback(
  ctx: Ctx,
  { year: asked }: Taken<Contract['readMyFeedback']>,
): Promise<Given<Contract['readMyFeedback']>> {
  const year = yearOf(ctx, asked)
  const me = ctx.actor.personId ?? ''
  const all = await saidAbout(ctx, [me], yearSpan(year))
  const given = await saidBy(ctx, me, yearSpan(year))
  const { rules } = await staffRules(ctx, year)
  const rating = await ratingOn(ctx, ctx.today)
  const names = await namesOf(ctx, [
    ...all.flatMap(({ giverId }) => giverId ?? []),
    ...given.map(({ personId }) => personId),
  ])
  const { shown, hidden } = shownToRated(all)
  const named = ({ capacity, giverId }: Said): string | null =>
    isUnnamed(capacity) ? null : (names.get(giverId ?? '') ?? null)
  return {
    ...{ year, hidden },
    items: printed(ctx, shown, rules.behaviours, named, true),
    given: printed(ctx, given, rules.behaviours, (one) => names.get(one.personId) ?? null, false),
    colleagues: colleaguesOf(rating, me),
    values: rules.behaviours.map(({ code, name }) => ({ code, name })),
  }
}

/** What was said of somebody, for who rates or oversees them; only the rater reads who unnamed
 * colleagues are. The look is on record before anything is shown. */
export async function readFeedbackOf(
  look: Look<StaffRoomTables>,
  { personId, year: asked }: Taken<Contract['readFeedbackOf']>,
): Promise<Given<Contract['readFeedbackOf']>> {
  const page = await look.step(async (ctx) => {
    const year = yearOf(ctx, asked)
    const rating = await ratingOn(ctx, ctx.today)
    const rated = ratedIn(rating, personId)
    heed(whyNotSee(ctx.actor, rated))
    const sight = staffSightOf(ctx.actor, rated)
    const [own, raters] = [sight === 'OWN', sight === 'RATER']
    const { rules } = await staffRules(ctx, year)
    const all = (await feedbackAbout(ctx, [personId], yearSpan(year))).get(personId)?.items ?? []
    const names = await namesOf(ctx, [personId, ...all.flatMap(({ giverId }) => giverId ?? [])])
    const named = ({ capacity, giverId }: Said): string | null =>
      isUnnamed(capacity) && !raters ? null : (names.get(giverId ?? '') ?? null)
    const items = own ? shownToRated(all).shown : all
    const capacity = capacityOf(rating, ctx.actor.personId ?? '', personId)
    return {
      year,
      person: {
        ...{ id: personId, name: names.get(personId) ?? 'Pegawai' },
        title: titleOf(rating.chart, personId),
      },
      items: printed(ctx, items, rules.behaviours, named, !raters),
      results: capacity === 'SUPERIOR' ? await resultsInForce(ctx, personId, year) : [],
      values: rules.behaviours.map(({ code, name }) => ({ code, name })),
      mayGive: capacity !== null,
    }
  })
  await look.onRecord((ctx) => recordLook(ctx, { act: 'staff.feedback-read', subject: personId }))
  return page
}

/** Says something of another's work; it stays as it was said. */
export async function giveFeedback(
  ctx: Ctx,
  { personId, ...said }: Taken<Contract['giveFeedback']>,
): Promise<Given<Contract['giveFeedback']>> {
  const year = yearOf(ctx, undefined)
  const giverId = ctx.actor.personId
  const rating = await ratingOn(ctx, ctx.today)
  const capacity = capacityOf(rating, giverId ?? '', personId)
  const { rules } = await staffRules(ctx, year)
  const results = said.resultId === null ? [] : await resultsInForce(ctx, personId, year)
  const logged = said.logEntryId !== null && (await isLogged(ctx, personId, said.logEntryId))
  const resultIds = results.map(({ id }) => id)
  heed(whyNotGive(capacity, said, { values: rules.behaviours, resultIds, logged }))
  if (capacity === null) throw new Error('refused above')
  const id = await saveSaid(ctx, { personId, giverId, capacity, serviceLinkId: null, ...said })
  await tellOf(ctx, personId, capacity === 'SUPERIOR' || capacity === 'TEAM_LEAD')
  // Whom a peer spoke of is kept with what they said, which the rater reads; the trail tells only that
  // they did.
  const after = isUnnamed(capacity) ? { capacity } : { capacity, personId, kind: said.kind }
  await record(ctx, { act: 'staff.feedback-given', subject: id, after })
  const name = rating.chart.person.get(personId)?.name ?? 'Yang bersangkutan'
  const sentence = isUnnamed(capacity)
    ? `Tersimpan. ${name} membacanya tanpa nama Anda, sesudah paling sedikit tiga orang berbicara.`
    : `Tersimpan. ${name} diberi tahu.`
  return { sentence }
}

/** Tells the rated that somebody spoke of their work by name; what is unnamed comes without a bell, so
 * that its hour gives nobody away. */
async function tellOf(ctx: Ctx, personId: string, byName: boolean): Promise<void> {
  if (!byName) return
  await ctx.notices.tell([
    {
      ...{ personId, kind: 'staff/feedback', topic: 'staff/feedback' },
      title: `${ctx.actor.name} memberi umpan balik tentang pekerjaan Anda.`,
      link: '/umpan-balik',
    },
  ])
}

/** Answers what was said of oneself, once. */
export async function replyToFeedback(
  ctx: Ctx,
  { feedbackId, text }: Taken<Contract['replyToFeedback']>,
): Promise<Given<Contract['replyToFeedback']>> {
  const found = await saidOne(ctx, feedbackId)
  const shown = found && shownToRated(found.all).shown.some(({ id }) => id === feedbackId)
  heed(whyNotReply(ctx.actor, found && { ...found.one, shown: shown === true }))
  await saveReply(ctx, feedbackId, text)
  await record(ctx, { act: 'staff.feedback-answered', subject: feedbackId })
  const giver = found?.one.giverId
  if (giver)
    await ctx.notices.tell([
      {
        ...{ personId: giver, kind: 'staff/feedback-answered', link: '/umpan-balik' },
        title: `${ctx.actor.name} menjawab umpan balik Anda.`,
      },
    ])
  return { sentence: 'Jawaban Anda tersimpan.' }
}
