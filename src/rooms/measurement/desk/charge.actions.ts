import * as z from 'zod/mini'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { ActionPlanTables } from '../../actionplan/index.ts'
import type { AgreementsTables } from '../../agreements/index.ts'
import {
  alwaysOnDuty,
  type Chart,
  chartOn,
  type Duty,
  dutyOf,
  type OrganisationTables,
  packOf,
} from '../../organisation/index.ts'
import type { MeasureEntry, MeasuresWanted, PlanningTables } from '../../planning/index.ts'
import { currentResults, type StoredResult } from '../computing/result.store.ts'
import { currentFigures, type StoredFigure } from '../figure/figure.store.ts'
import type { MeasurementTables } from '../measurement.tables.ts'
import { promisedMeasures } from './charge.store.ts'
import { type Charge, type DeskFigure, type DeskView, targetsWith } from './desk.rules.ts'
import { ownedBy, ownersOf } from './responsibility.rules.ts'

export type DeskTables = MeasurementTables &
  OrganisationTables &
  PlanningTables &
  AgreementsTables &
  ActionPlanTables
type Ctx = Context<DeskTables>

/** A charge with the dictionary's entry of its indicator. */
export type FullCharge = Charge & MeasureEntry

const Schedule = z.object({ reportByDay: z.int(), verifyByDay: z.int() })
export type Schedule = z.infer<typeof Schedule>

/** The days of the month by which figures are reported and verified (pack `jadwal-pengukuran`). */
export async function readSchedule(ctx: Ctx): Promise<Schedule> {
  return (await packOf(ctx, 'jadwal-pengukuran', ctx.today.slice(0, 4), Schedule)).content
}

/** The chart of today: whoever holds a post now answers for its figures, also for those of last
 * year; where a unit has become another, its successor does. */
export const chartToday = (ctx: Ctx): Promise<Chart> => chartOn(ctx, ctx.today)

/** Measures as they stand on a date with the targets of a year, their clauses, and who answers for
 * them by the given chart. */
export async function chargesOf(
  ctx: Ctx,
  { on, year, chart }: { on: LocalDate; year: number; chart: Chart },
  wanted: MeasuresWanted,
): Promise<FullCharge[]> {
  const measures = await promisedMeasures(ctx, { on, year }, wanted)
  return measures.map(({ clause, countedClause, actionTargets, ...entry }) => {
    const { node, held, measure, countedAs, planned } = entry
    return {
      ...entry,
      node: { ...node, ...held },
      clause: clause ?? undefined,
      targets: targetsWith(
        Object.entries(planned).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        { year, aggregation: measure.aggregation, own: actionTargets ?? {} },
        countedClause ?? undefined,
      ),
      owned: ownedBy(chart, held ?? node, measure, countedAs === measure.id ? null : countedAs),
    }
  })
}

/** When those who answer for some charges of a year are off duty. */
export const dutyFor = (
  ctx: Ctx,
  { chart, year }: { chart: Chart; year: number },
  charges: readonly Pick<Charge, 'node'>[],
): Promise<Duty> => {
  const owners = charges.flatMap(({ node }) => ownersOf(chart, node))
  return dutyOf(ctx, [...new Set(owners.map(({ personId }) => personId))], `${year}-01-01`)
}

const keyOf = (measureId: string, period: string): string => `${measureId} ${period}`

/** Results of a year (or of all `since` one), and figures also of the year before, of the given
 * measures, ready to be asked; `known` are these figures where they were read before. */
export async function viewOf(
  ctx: Ctx,
  of: { chart: Chart; since?: number; year: number; reportByDay: number; duty?: Duty },
  measureIds: readonly string[],
  known?: StoredFigure[],
): Promise<DeskView & { figures: StoredFigure[]; results: StoredResult[] }> {
  const { chart, year, since = year, reportByDay, duty = alwaysOnDuty } = of
  const figures = known ?? (await currentFigures(ctx, { from: since - 1, to: year, measureIds }))
  const results = await currentResults(ctx, { from: since, to: year }, { measureIds })
  const figureAt = new Map<string, DeskFigure>(
    figures.map((figure) => [keyOf(figure.measureId, figure.period), figure]),
  )
  const resultAt = new Map(
    results
      .filter(({ scope }) => scope === 'PERIOD')
      .map((result) => [keyOf(result.measureId, result.period), result]),
  )
  return {
    chart,
    reportByDay,
    duty,
    figures,
    results,
    today: ctx.today,
    actor: ctx.actor,
    figure: (measureId, period) => figureAt.get(keyOf(measureId, period)),
    achieved: (measureId, period) => resultAt.get(keyOf(measureId, period)),
  }
}
