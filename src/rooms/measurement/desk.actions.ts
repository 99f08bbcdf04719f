import * as z from 'zod/mini'
import type { Given, Taken } from '../../kernel/contract.ts'
import { parsePeriod, printPeriod } from '../../kernel/period.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { addMonthsClamped } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { type AgreementsTables, promisesOf } from '../agreements/index.ts'
import { type Chart, chartOf, loadOrganisation, type OrganisationTables, readPack } from '../organisation/index.ts'
import { loadPlan, type PlanMeasure, type PlanNode, type PlanningTables } from '../planning/index.ts'
import { type ClauseOf, deskLine, ownedBy } from './desk.rules.ts'
import type { DeskLine, figureContract } from './figure.contract.ts'
import { reportingMandate, whyNotReport } from './figure.rules.ts'
import { currentFigures, type StoredFigure } from './figure.store.ts'
import type { MeasurementTables } from './measurement.tables.ts'
import { currentResults, type StoredResult } from './result.store.ts'
import { hasEnded, periodEndingIn } from './schedule.rules.ts'

export type DeskTables = MeasurementTables & OrganisationTables & PlanningTables & AgreementsTables
type Ctx = Context<DeskTables>
type Contract = typeof figureContract

const Schedule = z.object({ reportByDay: z.int(), verifyByDay: z.int() })

/** Everything a desk shows is decided from this; loaded once a request. */
export type DeskWorld = {
  year: number
  chart: Chart
  nodes: Map<string, PlanNode>
  measures: PlanMeasure[]
  clauses: Map<string, ClauseOf>
  reportByDay: number
  figures: Map<string, StoredFigure>
  results: Map<string, StoredResult>
}

const keyOf = (measureId: string, period: string): string => `${measureId} ${period}`

/** Chart, plan, clauses, figures and results of a year as they stand today. */
export async function deskWorld(ctx: Ctx, year: number): Promise<DeskWorld> {
  const on = ctx.today < `${year}-01-01` ? `${year}-01-01` : ctx.today > `${year}-12-31` ? `${year}-12-31` : ctx.today
  const chart = chartOf(await loadOrganisation(ctx, on))
  const plan = await loadPlan(ctx, { on, year })
  const { content } = await readPack(ctx, 'jadwal-pengukuran', on, Schedule)
  const figures = await currentFigures(ctx, year)
  const results = await currentResults(ctx, year, { scope: 'PERIOD' })
  return {
    year,
    chart,
    nodes: new Map(plan.nodes.map((node) => [node.id, node])),
    measures: plan.measures,
    clauses: await promisesOf(ctx, { year }),
    reportByDay: content.reportByDay,
    figures: new Map(figures.map((figure) => [keyOf(figure.measureId, figure.period), figure])),
    results: new Map(results.map((result) => [keyOf(result.measureId, result.period), result])),
  }
}

/** One line, with what the reader may do. */
export function lineFor(ctx: Pick<Ctx, 'actor' | 'today'>, world: DeskWorld, measure: PlanMeasure, period: string): DeskLine | null {
  const node = world.nodes.get(measure.nodeId)
  if (!node) return null
  const figure = world.figures.get(keyOf(measure.id, period)) ?? null
  const owned = ownedBy(world.chart, node, measure)
  const earlier = [...world.figures.values()]
    .filter((one) => one.measureId === measure.id && one.period < period && one.value !== null)
    .at(-1)
  return deskLine(
    { ...world, today: ctx.today },
    {
      node,
      measure,
      period,
      figure,
      result: world.results.get(keyOf(measure.id, period)),
      clause: world.clauses.get(measure.id),
      lastValue: earlier?.value ?? null,
      mayReport: whyNotReport(owned, period, figure, ctx.actor, ctx.today) === null,
      mayVerify:
        figure !== null &&
        figure.verdict === null &&
        !figure.lockedAt &&
        ctx.actor.personId !== null &&
        owned.verifierPersonId === ctx.actor.personId &&
        figure.reportedBy !== ctx.actor.personId,
    },
  )
}

const urgency = (line: DeskLine): number =>
  ['RETURNED', 'NOT_REPORTED', 'NOT_MEASURABLE', 'REPORTED', 'VERIFIED', 'LOCKED', 'NOT_DUE'].indexOf(line.state)

export async function readDesk(ctx: Ctx, { month }: Taken<Contract['readDesk']>): Promise<Given<Contract['readDesk']>> {
  const asked = month ?? addMonthsClamped(`${ctx.today.slice(0, 7)}-01`, -1).slice(0, 7)
  const parsed = parsePeriod(asked)
  if (!parsed) throw new Refused(refusal('measurement/no-such-period', 422, 'Bulan ini tidak ada. Tulis misalnya 2026-06.'))
  const world = await deskWorld(ctx, Number(asked.slice(0, 4)))
  const items = world.measures
    .flatMap((measure) => {
      const node = world.nodes.get(measure.nodeId)
      const period = periodEndingIn(measure.frequency, asked)
      if (!node || !period || measure.descent === 'IDENTICAL' || !reportingMandate(ownedBy(world.chart, node, measure), ctx.actor))
        return []
      return lineFor(ctx, world, measure, period) ?? []
    })
    .toSorted((a, b) => urgency(a) - urgency(b) || (a.indicatorCode < b.indicatorCode ? -1 : 1))
  const waiting = items.filter(({ state }) => state === 'NOT_REPORTED' || state === 'RETURNED').length
  return { period: asked, periodLabel: printPeriod(parsed), items, waiting, late: items.filter(({ late }) => late).length }
}

export async function readVerificationDesk(ctx: Ctx): Promise<Given<Contract['readVerificationDesk']>> {
  const world = await deskWorld(ctx, Number(ctx.today.slice(0, 4)))
  const byId = new Map(world.measures.map((measure) => [measure.id, measure]))
  const items = [...world.figures.values()]
    .filter(({ verdict, lockedAt, period }) => verdict === null && !lockedAt && hasEnded(period, ctx.today))
    .flatMap(({ measureId, period }) => {
      const measure = byId.get(measureId)
      return measure ? (lineFor(ctx, world, measure, period) ?? []) : []
    })
    .filter(({ mayVerify }) => mayVerify)
  return { items }
}
