import * as z from 'zod/mini'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { type AgreementsTables, promisesOf } from '../agreements/index.ts'
import { type Chart, chartOn, type OrganisationTables, packOf } from '../organisation/index.ts'
import {
  type MeasureEntry,
  type MeasuresWanted,
  measuresOn,
  type PlanningTables,
  targetsOfMeasures,
} from '../planning/index.ts'
import { type Charge, type DeskFigure, type DeskView, targetsWith } from './desk.rules.ts'
import { currentFigures, type StoredFigure } from './figure.store.ts'
import type { MeasurementTables } from './measurement.tables.ts'
import { ownedBy } from './responsibility.rules.ts'
import { currentResults, type StoredResult } from './result.store.ts'

export type DeskTables = MeasurementTables & OrganisationTables & PlanningTables & AgreementsTables
type Ctx = Context<DeskTables>

/** A charge with the dictionary's entry of its indicator. */
export type FullCharge = Charge & MeasureEntry

const Schedule = z.object({ reportByDay: z.int(), verifyByDay: z.int() })

/** The days of the month by which figures are reported and verified (pack `jadwal-pengukuran`). */
export async function readSchedule(ctx: Ctx): Promise<z.infer<typeof Schedule>> {
  return (await packOf(ctx, 'jadwal-pengukuran', ctx.today.slice(0, 4), Schedule)).content
}

/** The chart of today: whoever holds a post now answers for its figures, also for those of last year. */
export const chartToday = (ctx: Ctx): Promise<Chart> => chartOn(ctx, ctx.today)

const followed = ({ measure }: MeasureEntry): string | null =>
  measure.descent === 'IDENTICAL' ? measure.parentMeasureId : null

/** The measure whose figure each identical one follows, however far up; one statement a level. */
async function sourcesOf(
  ctx: Ctx,
  on: LocalDate,
  entries: readonly MeasureEntry[],
): Promise<Map<string, string>> {
  const known = new Map(entries.map((entry) => [entry.measure.id, entry]))
  const wanted = (): string[] =>
    [...known.values()].flatMap((entry) => followed(entry) ?? []).filter((id) => !known.has(id))
  for (let ids = wanted(); ids.length > 0; ids = wanted()) {
    const found = await measuresOn(ctx, on, { measureIds: ids })
    if (found.length === 0) break
    for (const entry of found) known.set(entry.measure.id, entry)
  }
  const sourceOf = (id: string, seen: ReadonlySet<string>): string => {
    const entry = known.get(id)
    const above = entry ? followed(entry) : null
    return above !== null && !seen.has(above) && known.has(above)
      ? sourceOf(above, new Set([...seen, above]))
      : id
  }
  return new Map(
    entries.map(({ measure }) => [measure.id, sourceOf(measure.id, new Set([measure.id]))]),
  )
}

/** Measures as they stand on a date with the targets of a year, their clauses, and who answers for them by the given chart. */
export async function chargesOf(
  ctx: Ctx,
  { on, year, chart }: { on: LocalDate; year: number; chart: Chart },
  wanted: MeasuresWanted,
): Promise<FullCharge[]> {
  const entries = await measuresOn(ctx, on, wanted)
  const sources = await sourcesOf(ctx, on, entries)
  const countedAs = (id: string): string => sources.get(id) ?? id
  const ids = [...new Set(entries.flatMap(({ measure }) => [measure.id, countedAs(measure.id)]))]
  const targets = await targetsOfMeasures(ctx, ids)
  const clauses = await promisesOf(ctx, { year, measureIds: ids })
  return entries.map(({ node, measure, ...kamus }) => {
    const source = countedAs(measure.id)
    const planned = (targets.get(source) ?? []).flatMap(({ period, value }) =>
      value === null ? [] : [[period, value] as const],
    )
    return {
      ...{ node, measure, ...kamus, countedAs: source, clause: clauses.get(measure.id) },
      targets: targetsWith(planned, year, clauses.get(source)),
      owned: ownedBy(chart, node, measure, source === measure.id ? null : source),
    }
  })
}

const keyOf = (measureId: string, period: string): string => `${measureId} ${period}`

/** Figures of two years and results of one, of the given measures, ready to be asked. */
export async function viewOf(
  ctx: Ctx,
  { chart, year, reportByDay }: { chart: Chart; year: number; reportByDay: number },
  measureIds: readonly string[],
): Promise<DeskView & { figures: StoredFigure[]; results: StoredResult[] }> {
  const figures = await currentFigures(ctx, { from: year - 1, to: year, measureIds })
  const results = await currentResults(ctx, year, { measureIds })
  const figureAt = new Map<string, DeskFigure>(
    figures.map((figure) => [keyOf(figure.measureId, figure.period), figure]),
  )
  const resultAt = new Map(
    results
      .filter(({ scope }) => scope === 'PERIOD')
      .map((result) => [keyOf(result.measureId, result.period), result]),
  )
  return {
    ...{ chart, reportByDay, figures, results, today: ctx.today, actor: ctx.actor },
    figure: (measureId, period) => figureAt.get(keyOf(measureId, period)),
    achieved: (measureId, period) => resultAt.get(keyOf(measureId, period)),
  }
}
