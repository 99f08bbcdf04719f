import type { Given, Taken } from '../../../kernel/contract.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type Chart, packOf } from '../../organisation/index.ts'
import type { MeasuresWanted } from '../../planning/index.ts'
import { verifying, whyNotLock, whyNotReadFigures, whyNotVerify } from '../figure/figure.rules.ts'
import { currentFigures, type StoredFigure } from '../figure/figure.store.ts'
import { questionsAbout } from '../figure/question.rules.ts'
import { periodCounts } from '../locks/lock.store.ts'
import { MeasurementPack } from '../pack.contract.ts'
import {
  chargesOf,
  chartToday,
  type DeskTables,
  dutyFor,
  type FullCharge,
  readSchedule,
  viewOf,
} from './charge.actions.ts'
import type { deskContract } from './desk.contract.ts'
import {
  cellOf,
  deskLine,
  deskMonths,
  isTheirs,
  monthToReport,
  overdueBefore,
  periodLabel,
} from './desk.rules.ts'
import { holderName, reportingReach, verifyingReach } from './responsibility.rules.ts'
import {
  dueDateOfPeriod,
  hasEnded,
  periodEndingIn,
  periodsOfYear,
  planDateOf,
} from './schedule.rules.ts'
import { asksForMore, byUrgency } from './urgency.rules.ts'

type Ctx = Context<DeskTables>
type Contract = typeof deskContract

/** More overdue figures than this are told by their number only. */
const shownOverdue = 20
const noSuchMonth = refusal(
  'measurement/no-such-period',
  422,
  'Bulan ini tidak ada. Tulis misalnya 2026-06.',
)

/** The posts, offices and rights by which somebody reaches figures. */
export function capacities({ personId, mandates }: Pick<Ctx['actor'], 'personId' | 'mandates'>) {
  return {
    personId,
    positionIds: mandates.flatMap(({ kind, positionId }) =>
      kind === 'assignment' && positionId !== null ? [positionId] : [],
    ),
    operatedAgencies: mandates.flatMap(({ rights, agencyId }) =>
      rights.includes('figures.report') && agencyId !== null ? [agencyId] : [],
    ),
    plans: mandates.some(
      ({ regionWide, rights }) => regionWide && rights.includes('planning.manage'),
    ),
  }
}

/** What somebody reports in the year of a month, the last that has ended unless told: the measures,
 * and a view of their figures. */
export async function chargesOfDesk(ctx: Ctx, month: string | undefined) {
  heed(whyNotReadFigures(ctx.actor))
  const asked = month ?? monthToReport(ctx.today)
  if (parsePeriod(asked)?.kind !== 'month') throw new Refused(noSuchMonth)
  const year = Number(asked.slice(0, 4))
  const chart = await chartToday(ctx)
  const { reportByDay } = await readSchedule(ctx)
  const reach = reportingReach(chart, capacities(ctx.actor))
  const charges = (
    await chargesOf(ctx, { on: planDateOf(asked, ctx.today), year, chart }, reach)
  ).filter((charge) => isTheirs(charge, ctx.actor))
  const duty = await dutyFor(ctx, { chart, year }, charges)
  const view = await viewOf(
    ctx,
    { chart, year, reportByDay, duty },
    charges.map(({ countedAs }) => countedAs),
  )
  return { asked, year, chart, reportByDay, charges, view }
}

export async function readDesk(
  ctx: Ctx,
  { month }: Taken<Contract['readDesk']>,
): Promise<Given<Contract['readDesk']>> {
  const { asked, year, chart, reportByDay, charges, view } = await chargesOfDesk(ctx, month)
  const items = charges
    .flatMap((charge) => {
      const period = periodEndingIn(charge.measure.frequency, asked)
      return period ? [deskLine(view, charge, period)] : []
    })
    .toSorted(byUrgency)
  const overdue = overdueBefore(view, charges, asked)
  return {
    ...{
      period: asked,
      periodLabel: periodLabel(asked),
      dueOn: dueDateOfPeriod(asked, reportByDay),
      items,
    },
    ...{ waiting: items.filter(asksForMore).length, late: items.filter(({ late }) => late).length },
    earlier: {
      waiting: overdue.length,
      items: overdue
        .slice(0, shownOverdue)
        .map(({ charge, period }) => deskLine(view, charge, period)),
    },
    months: deskMonths(view, charges, year),
    year: charges.map(({ countedAs, measure, node }) => ({
      ...{
        measureId: measure.id,
        indicatorCode: measure.indicatorCode,
        indicator: measure.indicatorName,
      },
      holder: holderName(chart, node),
      cells: periodsOfYear(measure.frequency, year).map((period) =>
        cellOf(view, countedAs, period),
      ),
    })),
  }
}

/** Charges of a year that are counted as their own measure, by it. */
async function chargesToVerify(
  ctx: Ctx,
  {
    year,
    chart,
    on = planDateOf(String(year), ctx.today),
  }: { year: number; chart: Chart; on?: LocalDate },
  wanted: MeasuresWanted,
): Promise<Map<string, FullCharge>> {
  const charges = await chargesOf(ctx, { on, year, chart }, wanted)
  return new Map(
    charges
      .filter(({ measure }) => measure.descent !== 'IDENTICAL')
      .map((charge) => [charge.countedAs, charge]),
  )
}

/** Adds the charges of figures whose task reaches the reader though others stand nearer today, so
 * that the desk holds what «Tugas saya» counts. */
async function addAsked(
  ctx: Ctx,
  { charged, chart }: { charged: Map<number, Map<string, FullCharge>>; chart: Chart },
  awaiting: readonly StoredFigure[],
): Promise<void> {
  for (const [year, charges] of charged) {
    const missing = awaiting.filter(
      ({ measureId, period }) => period.startsWith(`${year}`) && !charges.has(measureId),
    )
    const days = Map.groupBy(missing, ({ period }) => planDateOf(period, ctx.today))
    for (const [on, figures] of days) {
      const measureIds = figures.map(({ measureId }) => measureId)
      for (const [measureId, charge] of await chargesToVerify(
        ctx,
        { year, chart, on },
        { measureIds },
      ))
        charges.set(measureId, charge)
    }
  }
}

export async function readVerificationDesk(
  ctx: Ctx,
): Promise<Given<Contract['readVerificationDesk']>> {
  heed(whyNotReadFigures(ctx.actor))
  const { reportByDay, verifyByDay } = await readSchedule(ctx)
  const { personId } = ctx.actor
  if (personId === null) return { items: [], verifyByDay }
  const chart = await chartToday(ctx)
  const year = Number(ctx.today.slice(0, 4))
  // December is verified in January
  const since = year - 1
  const delegated = ctx.actor.mandates.flatMap(({ onBehalfOf }) => onBehalfOf?.personId ?? [])
  const { plans } = capacities(ctx.actor)
  const reach = verifyingReach(chart, { givers: [personId, ...delegated], plans })
  const charged = new Map<number, Map<string, FullCharge>>()
  for (const each of [since, year])
    charged.set(each, await chargesToVerify(ctx, { year: each, chart }, reach))
  const measureIds = [...new Set([...charged.values()].flatMap((charges) => [...charges.keys()]))]
  const held = await ctx.tasks.held(verifying)
  const awaiting = (
    await currentFigures(ctx, {
      ...{ from: since, to: year, awaiting: true },
      ...{ measureIds, orIds: [...held.keys()] },
    })
  ).filter(({ period }) => hasEnded(period, ctx.today))
  await addAsked(ctx, { charged, chart }, awaiting)
  const chargeOf = ({ measureId, period }: StoredFigure): FullCharge | undefined =>
    charged.get(Number(period.slice(0, 4)))?.get(measureId)
  const view = await viewOf(ctx, { chart, since, year, reportByDay }, [
    ...new Set(awaiting.map(({ measureId }) => measureId)),
  ])
  const items = awaiting.flatMap((figure) => {
    const charge = chargeOf(figure)
    const seen = { ...figure, asked: held.get(figure.id) }
    return charge && !whyNotVerify(charge.owned, seen, 'VERIFIED', undefined, ctx.actor)
      ? [{ ...deskLine(view, charge, figure.period), mayVerify: true }]
      : []
  })
  return { items: items.map((line) => ({ ...line, questions: questionsAbout(line) })), verifyByDay }
}

export async function listPeriods(
  ctx: Ctx,
  { year }: Taken<Contract['listPeriods']>,
): Promise<Given<Contract['listPeriods']>> {
  heed(whyNotLock(ctx.actor))
  const asked = year ?? Number(ctx.today.slice(0, 4))
  const items = await periodCounts(ctx, asked)
  return {
    year: asked,
    items: items.map((counts) => ({ ...counts, label: periodLabel(counts.period) })),
  }
}

export async function readMeasurementRules(
  ctx: Ctx,
  { year }: Taken<Contract['readMeasurementRules']>,
): Promise<Given<Contract['readMeasurementRules']>> {
  heed(whyNotReadFigures(ctx.actor))
  const { code, digest, legalBasis, verified, content } = await packOf(
    ctx,
    'pengukuran',
    year,
    MeasurementPack,
  )
  return { code, digest, legalBasis, verified, content }
}
