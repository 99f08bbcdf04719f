import type { Achieved, FigurePort } from '../../../kernel/ports.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type MeasureEntry, measuresOn, type PlanningTables } from '../../planning/index.ts'
import { lastDayOf, periodsOfYear } from '../desk/schedule.rules.ts'
import { currentFigures, type StoredFigure } from '../figure/figure.store.ts'
import type { MeasurementTables } from '../measurement.tables.ts'
import { currentResults, type StoredResult } from './result.store.ts'

type Ctx = Context<MeasurementTables & PlanningTables>

/** How far measures were, for rooms that may not know this one. */
export const figuresOf = (ctx: Ctx): FigurePort => ({
  achieved: (measureIds, of) => achieved(ctx, measureIds, of),
})

async function achieved(
  ctx: Ctx,
  measureIds: readonly string[],
  { year, before }: { year: number; before: LocalDate },
): Promise<Map<string, Achieved>> {
  const [until = before] = [before, ctx.today].toSorted()
  const on = addDays(until, -1)
  const entries = await measuresOn(ctx, on, { measureIds })
  const counted = entries.map(({ countedAs }) => countedAs)
  const years = { from: year, to: year }
  const results = await currentResults(ctx, years, { scope: 'TO_DATE', measureIds: counted })
  const figures = await currentFigures(ctx, { ...years, measureIds: counted })
  return new Map(
    entries.map((entry) => {
      const periods = endedIn(entry, year, until)
      return [entry.measure.id, achievedBy(entry, periods, results, figures)]
    }),
  )
}

/** The periods of a measure that had ended before a day. */
const endedIn = ({ measure }: MeasureEntry, year: number, before: LocalDate): string[] =>
  periodsOfYear(measure.frequency, year).filter((period) => (lastDayOf(period) ?? before) < before)

function achievedBy(
  { countedAs }: MeasureEntry,
  periods: readonly string[],
  results: readonly StoredResult[],
  figures: readonly StoredFigure[],
): Achieved {
  const due = periods.at(-1) ?? null
  const isOf = (one: { measureId: string; period: string }): boolean =>
    one.measureId === countedAs && periods.includes(one.period)
  const result = results.findLast(isOf)
  const figure = figures.find((one) => isOf(one) && one.period === due)
  return {
    period: result?.period ?? null,
    realization: result?.realization ?? null,
    target: result?.target ?? null,
    achievement: result?.state === 'OK' ? result.uncapped : null,
    reason: result?.state === 'OK' ? null : (result?.reason ?? null),
    standing: due === null ? 'NONE' : standingOf(figure),
    due,
  }
}

function standingOf(figure: StoredFigure | undefined): Achieved['standing'] {
  if (!figure) return 'MISSING'
  if (figure.blank) return 'BLANK'
  if (figure.provisional) return 'PROVISIONAL'
  return figure.lockedAt ? 'FINAL' : 'OPEN'
}
