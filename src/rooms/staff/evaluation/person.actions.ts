import type { Given, Taken } from '../../../kernel/contract.ts'
import { decimalText } from '../../../kernel/decimal.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { record, recordLook } from '../../audit/index.ts'
import { isReleased } from '../distribution/release.rules.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { staffSightOf, whyNotSee } from '../sight.rules.ts'
import { whyClosed, whyNotReport } from './deciding.rules.ts'
import {
  addStates,
  type Evaluation,
  holdEvaluations,
  loadEvaluations,
  preparersOf,
  type Stand,
  saveTold,
  standsOf,
} from './evaluation.store.ts'
import { type Ground, groundOf, headOf, ratingsOf, resultsOf, statesOf } from './facts.actions.ts'
import { dueIn, monthsIn, periodLabel, reportKind } from './periods.rules.ts'
import { reach } from './raters.actions.ts'
import type { EvaluationPage, ResultFact, ratingContract } from './rating.contract.ts'
import { yearHint } from './rating.rules.ts'
import { readTold } from './telling.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof ratingContract
type Sight = EvaluationPage['sight']

const none = refusal(
  'staff/no-such-evaluation',
  404,
  'Evaluasi ini tidak ada. Buka lagi dari daftar penilaian.',
)

async function loaded(ctx: Ctx, id: string): Promise<{ one: Evaluation; ground: Ground }> {
  const [one] = await loadEvaluations(ctx, [id])
  if (!one) throw new Refused(none)
  return { one, ground: await groundOf(ctx, [one]) }
}

/** In which capacity the actor sees it; who prepares is looked up only where nothing else lets them. */
async function sightOf(ctx: Ctx, one: Evaluation, ground: Ground): Promise<Sight> {
  const { rater, aboveRaterId } = ground.ratersOf(one)
  const rated = {
    ...{ personId: one.personId, agencyId: one.agencyId },
    ...{ raterPersonId: rater?.personId ?? null, aboveRaterPersonId: aboveRaterId },
  }
  const sight = staffSightOf(ctx.actor, rated)
  if (sight) return sight
  const namings = await preparersOf(ctx, ctx.actor.personId ?? '')
  const named = namings.some(
    ({ raterId, personId }) => personId === ctx.actor.personId && raterId === rater?.personId,
  )
  if (!named) heed(whyNotSee(ctx.actor, rated))
  return 'PREPARER'
}

/** One evaluation with its facts; another person's only once the look is on record. */
export async function readEvaluation(
  look: Look<StaffRoomTables>,
  { id }: Taken<Contract['readEvaluation']>,
): Promise<Given<Contract['readEvaluation']>> {
  const page = await look.step((ctx) => shown(ctx, id))
  if (page.sight !== 'OWN')
    await look.onRecord((ctx) => recordLook(ctx, { act: 'evaluation.read', subject: id }))
  return page
}

async function shown(ctx: Ctx, id: string): Promise<EvaluationPage> {
  const { one, ground } = await loaded(ctx, id)
  const sight = await sightOf(ctx, one, ground)
  const { rules } = ground.rulesOf(one)
  const hidden = sight === 'OWN' && !isReleased(one.state)
  const head = headOf(one, ground)
  const others = await standsOf(ctx, { personId: one.personId }, `${one.year}-01-01`)
  const year = yearOf(one, others, sight)
  const hint = hidden ? null : yearHint(year)
  const mayReport = whyNotReport(one, ctx.actor.personId) === null
  const results = resultsOf(one, ground)
  return {
    ...head,
    ...(hidden && { suggestion: { result: null, behaviour: null, reasons: [] } }),
    dueOn: dueIn(one.endsOn, mayReport ? rules.rating.reportDays : rules.rating.settleDays),
    ...{ sight, rater: ground.ratersOf(one).rater?.name ?? null },
    results: mayReport ? await offered(ctx, one, results) : results,
    behaviours: rules.behaviours.map((value) => ({
      ...{ ...value, expectation: one.behaviours[value.code] ?? null },
    })),
    ratings: hidden ? [] : ratingsOf(one, ground),
    ...{ states: statesOf(one, ground), year, quadrant: rules.quadrant },
    hint: hint && { mean: decimalText(hint.mean), predicate: hint.predicate },
    thresholds: rules.rating,
    ...{ mayReport, closed: whyClosed(head)?.detail ?? null },
  }
}

/** What the year had before, for an annual evaluation: the periods of the same SKP, and how the SKP of
 * the posts before were closed (§10.5). The rated see what was delivered to them. */
function yearOf(one: Evaluation, others: readonly Stand[], sight: Sight): EvaluationPage['year'] {
  if (one.period !== String(one.year)) return []
  return others
    .filter(
      ({ id, planId, period, endsOn }) =>
        id !== one.id &&
        period.startsWith(String(one.year)) &&
        endsOn <= one.endsOn &&
        (planId === one.planId) === period.includes('-'),
    )
    .filter(({ state }) => sight !== 'OWN' || isReleased(state))
    .flatMap(({ predicate, period, startsOn, endsOn }) =>
      predicate
        ? [{ label: periodLabel(period), predicate, months: monthsIn(startsOn, endsOn) }]
        : [],
    )
    .toReversed()
}

/** What measured figures of the promise say of each result, for who reports. */
async function offered(
  ctx: Ctx,
  one: Evaluation,
  results: readonly ResultFact[],
): Promise<ResultFact[]> {
  const measureOf = new Map(one.results.map(({ id, measureId }) => [id, measureId]))
  const ids = [...measureOf.values()].flatMap((id) => id ?? [])
  if (ids.length === 0) return [...results]
  const measured = await ctx.figures.achieved(ids, { year: one.year, before: one.endsOn })
  return results.map((result) => {
    const value = measured.get(measureOf.get(result.id) ?? '')?.realization ?? null
    const [first, ...further] = result.indicators
    if (value === null || !first) return result
    return { ...result, indicators: [{ ...first, offered: value }, ...further] }
  })
}

/** One's own evaluations, newest first; a predicate only once it was delivered. */
export async function listOwnEvaluations(ctx: Ctx): Promise<Given<Contract['listOwnEvaluations']>> {
  const { personId } = ctx.actor
  if (personId === null) return { items: [] }
  const stands = await standsOf(ctx, { personId }, addDays(ctx.today, -2 * reach))
  const { rules } = await staffRules(ctx, Number(ctx.today.slice(0, 4)))
  return {
    items: stands.map(({ id, period, state, endsOn, predicate }) => ({
      ...{ id, period, state, label: periodLabel(period) },
      reportBy: dueIn(endsOn, rules.rating.reportDays),
      predicate: isReleased(state) ? predicate : null,
    })),
  }
}

/** Reports what became of each result. What stood there before is written anew; `done` tells the rater
 * that they may go by it. */
export async function reportRealisations(
  ctx: Ctx,
  { id, results, done }: Taken<Contract['reportRealisations']>,
): Promise<Given<Contract['reportRealisations']>> {
  await holdEvaluations(ctx, [id])
  const [one] = await loadEvaluations(ctx, [id])
  if (!one) throw new Refused(none)
  heed(whyNotReport(one, ctx.actor.personId))
  const { told, why } = readTold(one.results, results, done)
  heed(why)
  await saveTold(
    ctx,
    told.map((result) => ({ ...result, of: id })),
  )
  if (done && one.state === 'OPEN') {
    await addStates(ctx, [{ evaluationId: id, sequence: one.stateSequence + 1 }], {
      state: 'REPORTED',
    })
    await ctx.tasks.close({ kind: reportKind, subjects: [id], reason: 'Realisasi dilaporkan' })
  }
  await record(ctx, {
    act: done ? 'evaluation.reported' : 'evaluation.noted',
    subject: id,
    before: one.told,
    after: told,
  })
  return {
    sentence: done
      ? `Realisasi ${periodLabel(one.period)} terlaporkan. Penilai Anda dapat menilai.`
      : 'Tersimpan. Tekan «Laporkan» bila sudah lengkap.',
  }
}
