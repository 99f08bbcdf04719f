import { createHash } from 'node:crypto'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { record, recordLook } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { whyClosed, whyNotName } from './deciding.rules.ts'
import { type Evaluation, loadEvaluations, preparersOf, savePreparer } from './evaluation.store.ts'
import { type Ground, groundOf, headOf, ratingsOf } from './facts.actions.ts'
import { dueIn, periodLabel } from './periods.rules.ts'
import { isWaiting, ratedBy, standsFor, tableSubject } from './raters.actions.ts'
import type { RaterLine, ratingContract } from './rating.contract.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof ratingContract

/** Whose table somebody opens: their own, or that of a rater who named them. */
async function tableOf(ctx: Ctx, raterId: string | undefined) {
  const personId = ctx.actor.personId ?? ''
  const namings = await preparersOf(ctx, personId)
  const { person } = await chartOn(ctx, ctx.today)
  const named = (id: string) => ({ personId: id, name: person.get(id)?.name ?? '' })
  const mine = namings.filter((one) => one.raterId === personId).map((one) => one.personId)
  const others = namings.filter((one) => one.personId === personId).map((one) => one.raterId)
  const of = raterId ?? personId
  if (of !== personId && !others.includes(of))
    throw new Refused(
      refusal(
        'staff/not-preparer',
        403,
        'Tabel ini dibuka oleh penilainya dan orang yang ia tunjuk. Anda bukan salah satunya.',
      ),
    )
  return {
    ...{ rater: named(of), prepares: of !== personId },
    ...{ preparers: mine.map(named), preparesFor: others.map(named) },
  }
}

function lineOf(one: Evaluation, ground: Ground): RaterLine {
  const head = headOf(one, ground)
  const [rating = null] = ratingsOf(one, ground)
  return { ...head, rating, closed: whyClosed(head)?.detail ?? null }
}

/** What one look at many is about, in words, with the digest of whose things were seen. */
const setWords = (lines: readonly RaterLine[], label: string, rater: string): string => {
  const ids = lines.map(({ personId }) => personId).toSorted()
  const digest = createHash('sha256').update(ids.join()).digest('hex')
  return `${label}, ${ids.length} pegawai yang dinilai ${rater}, sha256:${digest}`
}

/** The table of a rater for a period: the newest that waits, unless another is asked for. One look is
 * on record for the whole of it. */
export async function listRatings(
  look: Look<StaffRoomTables>,
  asked: Taken<Contract['listRatings']>,
): Promise<Given<Contract['listRatings']>> {
  const page = await look.step((ctx) => shownTable(ctx, asked))
  const { lines, rater, periodLabel: label } = page
  if (lines.length > 0)
    await look.onRecord((ctx) =>
      recordLook(ctx, {
        act: 'evaluation.listed',
        subject: tableSubject(rater.personId, page.period ?? ''),
        reason: setWords(lines, label, rater.name),
      }),
    )
  return page
}

async function shownTable(
  ctx: Ctx,
  asked: Taken<Contract['listRatings']>,
): Promise<Given<Contract['listRatings']>> {
  const table = await tableOf(ctx, asked.raterId)
  const stands = await standsFor(ctx, table.rater.personId, asked.period)
  const groups = Map.groupBy(stands, ({ period }) => period)
  const periods = [...groups].map(([period, of]) => ({
    ...{ period, label: periodLabel(period), waiting: of.filter(isWaiting).length },
  }))
  const period =
    asked.period ?? periods.findLast(({ waiting }) => waiting > 0)?.period ?? periods[0]?.period
  const ids = (groups.get(period ?? '') ?? []).map(({ id }) => id)
  const all = await loadEvaluations(ctx, ids)
  const ground = await groundOf(ctx, all)
  const [first] = all
  const rules = first && ground.rulesOf(first).rules
  return {
    ...{ ...table, periods, period: period ?? null },
    periodLabel: period ? periodLabel(period) : '',
    dueOn: first && rules ? dueIn(first.endsOn, rules.rating.settleDays) : null,
    lines: all
      .map((one) => lineOf(one, ground))
      .toSorted((a, b) => a.unit.localeCompare(b.unit, 'id') || a.name.localeCompare(b.name, 'id')),
    quadrant: rules?.quadrant ?? null,
  }
}

/** Names who prepares drafts of one's ratings, or ends that. */
export async function namePreparer(
  ctx: Ctx,
  naming: Taken<Contract['namePreparer']>,
): Promise<Given<Contract['namePreparer']>> {
  const personId = ctx.actor.personId ?? ''
  const chart = await chartOn(ctx, ctx.today)
  const { assignmentIds } = await ratedBy(ctx, personId, [])
  const named = (await tableOf(ctx, undefined)).preparers
  const known = named.some((one) => one.personId === naming.personId)
  heed(
    whyNotName(naming, {
      ...{ personId, rates: assignmentIds.length > 0, count: named.length },
      works: chart.posts.has(naming.personId),
    }),
  )
  if (known !== naming.prepares) {
    await savePreparer(ctx, personId, naming)
    await record(ctx, {
      act: naming.prepares ? 'rating.preparer-named' : 'rating.preparer-ended',
      subject: naming.personId,
      after: { raterId: personId },
    })
  }
  return { preparers: (await tableOf(ctx, undefined)).preparers }
}
