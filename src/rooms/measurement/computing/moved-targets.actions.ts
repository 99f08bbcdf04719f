import type { TargetPort } from '../../../kernel/ports.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { clauseEnds } from '../../agreements/index.ts'
import { packOf } from '../../organisation/index.ts'
import { chargesOf, chartToday, type DeskTables } from '../desk/charge.actions.ts'
import { lastDayOf, planDateOf } from '../desk/schedule.rules.ts'
import {
  currentFigures,
  holdMeasures,
  openPeriods,
  realisedPeriods,
} from '../figure/figure.store.ts'
import { MeasurementPack } from '../pack.contract.ts'
import { computeResults } from './compute.actions.ts'

type Ctx = Context<DeskTables>

/** Stored results follow the target that stands (`perjanjian-kinerja.md` §4.8, step 2); those a
 * lock holds stay as they were locked. */
export const targetsOf = (ctx: Ctx): TargetPort => ({
  moved: (measureIds, since) => recompute(ctx, measureIds, since),
  heldUntil: (measureIds, year) => heldUntil(ctx, measureIds, year),
})

/** The first day after the last period of a year whose figure is verified or locked, by measure. */
async function heldUntil(
  ctx: Ctx,
  measureIds: readonly string[],
  year: number,
): Promise<Map<string, LocalDate>> {
  const ends = (await realisedPeriods(ctx, measureIds, year)).flatMap(({ measureId, period }) => {
    const last = lastDayOf(period)
    return last === null ? [] : [[measureId, addDays(last, 1)] as const]
  })
  return new Map(ends.toSorted(([, a], [, b]) => (a < b ? -1 : 1)))
}

/** Computes anew what of these measures no lock holds, where it comes out otherwise than it
 * stands. */
export async function recompute(
  ctx: Ctx,
  measureIds: readonly string[],
  since: LocalDate = '0000-01-01',
): Promise<void> {
  const open = (await openPeriods(ctx, measureIds)).filter(
    ({ period }) => (lastDayOf(period) ?? since) >= since,
  )
  if (open.length === 0) return
  await holdMeasures(
    ctx,
    open.map(({ measureId }) => measureId),
  )
  const byYear = Map.groupBy(open, ({ period }) => Number(period.slice(0, 4)))
  for (const [year, periods] of byYear) await recomputeYear(ctx, year, periods)
}

/** The same of one year. Promises that ended within it divide the year: each part is held against
 * its own. */
async function recomputeYear(
  ctx: Ctx,
  year: number,
  open: readonly { measureId: string; period: string }[],
): Promise<void> {
  const chart = await chartToday(ctx)
  const pack = await packOf(ctx, 'pengukuran', year, MeasurementPack)
  const byMeasure = Map.groupBy(open, ({ measureId }) => measureId)
  const measureIds = [...byMeasure.keys()]
  const figures = await currentFigures(ctx, { from: year, to: year, measureIds })
  const ends = await clauseEnds(ctx, year, measureIds)
  for (const [at, end] of [...ends, null].entries()) {
    const begun = ends[at - 1] ?? `${year}-01-01`
    const on =
      end !== null && end <= ctx.today ? addDays(end, -1) : planDateOf(String(year), ctx.today)
    for (const charge of await chargesOf(ctx, { on, year, chart }, { measureIds })) {
      const first = byMeasure
        .get(charge.measure.id)
        ?.find(({ period }) => (lastDayOf(period) ?? begun) >= begun)
      if (first) await computeResults(ctx, { ...charge, figures }, pack, first.period)
    }
  }
}
