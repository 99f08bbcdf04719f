import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import { record } from '../../audit/index.ts'
import { ratingOn } from '../../organisation/index.ts'
import { noSuchRow } from './log.rules.ts'
import { addAnswers, rowsById, rowsOf, waitingWeeks } from './log.store.ts'
import { agenciesOf, type LogCtx, namer, ratedOn, readerOf, shownRow } from './person.actions.ts'
import type { teamContract } from './team.contract.ts'
import { mondayOf, notYourRated, whyNotAnswer, whyNotName } from './team.rules.ts'
import { closeForeman, foremanById, foremenOf, resultsOfPeople, saveForeman } from './team.store.ts'

type Contract = typeof teamContract

/** The people somebody rates today, each once. */
export async function peopleRatedBy(ctx: LogCtx, personId: string): Promise<string[]> {
  const { ratedBy } = await ratingOn(ctx, ctx.today)
  return [...new Set(ratedBy(personId).map((held) => held.personId))]
}

/** A week of everybody I rate, row by row, and which other weeks have rows that wait. */
export async function readLogReview(
  ctx: LogCtx,
  { week = ctx.today }: Taken<Contract['readLogReview']>,
): Promise<Given<Contract['readLogReview']>> {
  const people = await peopleRatedBy(ctx, readerOf(ctx))
  const from = mondayOf(week)
  const span = { from, to: addDays(from, 6) }
  const rows = Map.groupBy(await rowsOf(ctx, people, span), ({ personId }) => personId)
  const results = await resultsOfPeople(ctx, people, Number(span.to.slice(0, 4)))
  const foremen = await foremenOf(ctx, people)
  const nameOf = await namer(ctx)
  return {
    ...{ ...span, today: ctx.today },
    waiting: (await waitingWeeks(ctx, people)).filter((one) => one.week !== from),
    people: people
      .map((personId) => ({
        ...{ personId, name: nameOf(personId) },
        rows: (rows.get(personId) ?? []).map((row) => shownRow(row, nameOf)),
        results: results.filter((one) => one.personId === personId),
        foremen: foremen
          .filter((one) => one.personId === personId)
          .map(({ id, foremanId }) => ({ id, personId: foremanId, name: nameOf(foremanId) })),
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'id')),
  }
}

/** Answers many rows at once: all of them or, where one may not be answered so, none. What somebody
 * answered meanwhile stays and is counted as overtaken. */
export async function answerLog(
  ctx: LogCtx,
  { items }: Taken<Contract['answerLog']>,
): Promise<Given<Contract['answerLog']>> {
  const rated = new Set(await peopleRatedBy(ctx, readerOf(ctx)))
  const asked = new Map(items.map((item) => [item.id, item]))
  const rows = await rowsById(ctx, [...asked.keys()])
  if (rows.length < asked.size) throw new Refused(noSuchRow)
  if (!rows.every(({ personId }) => rated.has(personId))) throw new Refused(notYourRated)
  const answers = rows.flatMap((row) => {
    const item = asked.get(row.id)
    if (!item || row.answer === item.answer) return []
    heed(whyNotAnswer({ ...row, logged: row.loggedBy !== null }, item))
    const { answer, minutes, note } = item
    return [{ entryId: row.id, sequence: row.sequence, answer, minutes, note: note || null }]
  })
  const answered = await addAnswers(ctx, answers)
  if (answered.length > 0)
    await record(ctx, {
      act: 'staff.log-answered',
      subject: null,
      after: answers.filter(({ entryId }) => answered.includes(entryId)),
    })
  return { answered: answered.length, overtaken: asked.size - answered.length }
}

/** Names who writes for somebody I rate. */
export async function nameForeman(
  ctx: LogCtx,
  { personId, foremanId }: Taken<Contract['nameForeman']>,
): Promise<Given<Contract['nameForeman']>> {
  const reader = readerOf(ctx)
  const { chart } = await ratingOn(ctx, ctx.today)
  const offices = agenciesOf(chart, personId)
  heed(
    whyNotName({
      rates: (await ratedOn(ctx, personId, ctx.today)).raterPersonId === reader,
      self: personId === foremanId,
      sameOffice: agenciesOf(chart, foremanId).some((id) => offices.includes(id)),
    }),
  )
  const id = ctx.newId()
  if (await saveForeman(ctx, { id, personId, foremanId, namedBy: reader }))
    await record(ctx, { act: 'staff.foreman-named', subject: personId, after: { foremanId } })
  const [named] = (await foremenOf(ctx, [personId])).filter((one) => one.foremanId === foremanId)
  return { id: named?.id ?? id, personId: foremanId, name: (await namer(ctx))(foremanId) }
}

const noSuchForeman = refusal(
  'staff/no-such-foreman',
  404,
  'Penunjukan ini sudah berakhir. Muat ulang halaman.',
)

export async function endForeman(
  ctx: LogCtx,
  { id }: Taken<Contract['endForeman']>,
): Promise<Given<Contract['endForeman']>> {
  const reader = readerOf(ctx)
  const named = await foremanById(ctx, id)
  if (!named) throw new Refused(noSuchForeman)
  if ((await ratedOn(ctx, named.personId, ctx.today)).raterPersonId !== reader)
    throw new Refused(notYourRated)
  await closeForeman(ctx, id)
  await record(ctx, { act: 'staff.foreman-ended', subject: named.personId, before: named })
  return {}
}
