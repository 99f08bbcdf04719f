import type { Given, Taken } from '../../../kernel/contract.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { heed, Refused, whyStale } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { packOf } from '../../organisation/index.ts'
import { computeResults } from '../computing/compute.actions.ts'
import {
  chargesOf,
  chartToday,
  type DeskTables,
  type FullCharge,
  readSchedule,
  viewOf,
} from '../desk/charge.actions.ts'
import { deskLine, periodLabel } from '../desk/desk.rules.ts'
import { planDateOf } from '../desk/schedule.rules.ts'
import { MeasurementPack } from '../pack.contract.ts'
import {
  type FigureTables,
  type Found,
  findCharge,
  linkTo,
  noSuchMeasure,
  shown,
} from './figure.actions.ts'
import type {
  Figure,
  FigureVerdict,
  figureContract,
  SeenFigure,
  VerifiedAnswer,
} from './figure.contract.ts'
import {
  answering,
  type Judged,
  verdictMandate,
  verifying,
  verifyingMandate,
  whyNotReadFigures,
  whyNotVerify,
  whyNotVerifyTogether,
} from './figure.rules.ts'
import { holdMeasure, holdMeasures, type StoredFigure, saveVerdict } from './figure.store.ts'
import { questionsAbout } from './question.rules.ts'
import { sightOf } from './sight.actions.ts'
import { whyNotSeeFigure } from './sight.rules.ts'

type Ctx = Context<FigureTables>
type Contract = typeof figureContract
type Said = { verdict: FigureVerdict; question: string | null }

export async function giveVerdict(
  ctx: Ctx,
  input: Taken<Contract['giveVerdict']>,
): Promise<Figure> {
  await holdMeasure(ctx, input.measureId)
  const charge = await findCharge(ctx, input)
  heed(
    whyNotSeeFigure(
      await sightOf(ctx, { chart: charge.chart, on: planDateOf(input.period, ctx.today) }, charge),
    ),
  )
  const current = charge.current && (await withAsked(ctx, charge, charge.current))
  if (current) heed(whyStale(String(input.version), current.version))
  heed(whyNotVerify(charge.owned, current, input.verdict, input.question, ctx.actor))
  if (!current) throw new Refused(noSuchMeasure)
  const said: Said = { verdict: input.verdict, question: input.question?.trim() || null }
  await settle(ctx, charge, current, said)
  return shown(charge.chart, {
    ...current,
    ...said,
    verdictById: ctx.actor.personId,
    verdictAt: ctx.now,
  })
}

/** A version with how its task reached the reader; looked up only where nothing else lets them
 * verify. */
export async function withAsked<Version extends Judged & { id: string }>(
  ctx: Context<DeskTables>,
  { owned }: FullCharge,
  version: Version,
): Promise<Version & Pick<Judged, 'asked'>> {
  const { verdict, lockedAt, reportedBy, id } = version
  if (
    verdict ||
    lockedAt ||
    reportedBy === ctx.actor.personId ||
    verifyingMandate(owned, reportedBy, ctx.actor)
  )
    return version
  return { ...version, asked: (await ctx.tasks.held(verifying)).get(id) }
}

/** Puts a verdict on record; verifying computes the achievement anew where targets or rules have
 * moved. Give it what `whyNotVerify` let pass. */
async function settle(
  ctx: Ctx,
  charge: Pick<Found, 'figures'> & FullCharge,
  current: StoredFigure & Pick<Judged, 'asked'>,
  { verdict, question }: Said,
): Promise<void> {
  const acting = {
    ...ctx,
    actor: { ...ctx.actor, actingAs: verdictMandate(charge.owned, current, ctx.actor) },
  }
  await saveVerdict(acting, { figureId: current.id, verdict, question })
  if (verdict === 'VERIFIED') {
    const pack = await packOf(ctx, 'pengukuran', current.period.slice(0, 4), MeasurementPack)
    await computeResults(acting, charge, pack, current.period)
  }
  await tellReporter(acting, charge, current, verdict, question)
  await record(acting, {
    act: verdict === 'VERIFIED' ? 'figure.verified' : 'figure.returned',
    subject: current.id,
    after: { version: current.version, question },
  })
}

/** Verifies several figures in one transaction, each decided by itself: the version that was read,
 * theirs to verify, raising no question. What is refused stays as it is and is told with its
 * reason; the others are verified. The answers come in the order asked. */
export async function verifyFigures(
  ctx: Ctx,
  { figures }: Taken<Contract['verifyFigures']>,
): Promise<Given<Contract['verifyFigures']>> {
  heed(whyNotReadFigures(ctx.actor))
  await holdMeasures(
    ctx,
    figures.map(({ measureId }) => measureId),
  )
  const answers = new Map<string, VerifiedAnswer>()
  for (const together of Object.values(
    Object.groupBy(
      figures,
      ({ period }) => `${period.slice(0, 4)} ${planDateOf(period, ctx.today)}`,
    ),
  ))
    for (const answer of await verifyOfOneDay(ctx, together ?? []))
      answers.set(answer.figureId, answer)
  const told = figures.flatMap(({ figureId }) => answers.get(figureId) ?? [])
  return {
    verified: [...answers.values()].filter(({ refusal }) => refusal === null).length,
    answers: told,
  }
}

/** The figures whose periods ask the plan of one day, so that plan, chart and figures are read once
 * for all of them. */
async function verifyOfOneDay(ctx: Ctx, seen: readonly SeenFigure[]): Promise<VerifiedAnswer[]> {
  const [first] = seen
  if (!first) return []
  const [chart, { reportByDay }, year] = [
    await chartToday(ctx),
    await readSchedule(ctx),
    Number(first.period.slice(0, 4)),
  ]
  const measureIds = [...new Set(seen.map(({ measureId }) => measureId))]
  const charges = await chargesOf(
    ctx,
    { on: planDateOf(first.period, ctx.today), year, chart },
    { measureIds },
  )
  const view = await viewOf(ctx, { chart, year, reportByDay }, measureIds)
  const held = await ctx.tasks.held(verifying)
  const answers: VerifiedAnswer[] = []
  for (const one of new Map(seen.map((asked) => [asked.figureId, asked])).values()) {
    const charge = charges.find(({ measure }) => measure.id === one.measureId)
    const figure = view.figures.find(
      ({ measureId, period }) => measureId === one.measureId && period === one.period,
    )
    const current = figure ? { ...figure, asked: held.get(figure.id) } : null
    const questions = charge ? questionsAbout(deskLine(view, charge, one.period)) : []
    const why = charge
      ? whyNotVerifyTogether(
          charge.owned,
          current,
          { figureId: one.figureId, questions },
          ctx.actor,
        )
      : noSuchMeasure
    if (!why && charge && current)
      await settle(ctx, { ...charge, figures: view.figures }, current, {
        verdict: 'VERIFIED',
        question: null,
      })
    answers.push({ ...one, refusal: why && { code: why.code, detail: why.detail } })
  }
  return answers
}

async function tellReporter(
  ctx: Ctx,
  { measure }: FullCharge,
  figure: StoredFigure,
  verdict: FigureVerdict,
  question: string | null,
): Promise<void> {
  const reason = verdict === 'VERIFIED' ? 'Disahkan' : 'Dikembalikan'
  await ctx.tasks.close({ kind: verifying, subjects: [figure.id], reason })
  if (verdict === 'VERIFIED' || !figure.reportedBy) return
  const asked = answerTask(measure, { ...figure, question }, { personId: figure.reportedBy })
  await ctx.tasks.open([{ ...asked, waiting: ctx.actor.name }])
}

/** The task by which somebody is asked about a figure. */
export const answerTask = (
  { indicatorName }: { indicatorName: string },
  figure: Pick<StoredFigure, 'id' | 'measureId' | 'period' | 'question'>,
  holder: TaskToOpen['holder'],
): TaskToOpen => ({
  kind: answering,
  subject: figure.id,
  title: `Pertanyaan tentang «${indicatorName}», ${periodLabel(figure.period)}`,
  ...(figure.question ? { detail: figure.question } : {}),
  holder,
  dueOn: null,
  link: linkTo(figure),
})
