import type { TargetPort } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import { packOf } from '../../organisation/index.ts'
import { chargesOf, chartToday, type DeskTables } from '../desk/charge.actions.ts'
import { planDateOf } from '../desk/schedule.rules.ts'
import { currentFigures, holdMeasures, openPeriods } from '../figure/figure.store.ts'
import { MeasurementPack } from '../pack.contract.ts'
import { computeResults } from './compute.actions.ts'

type Ctx = Context<DeskTables>

/** Stored results follow the target that stands (`perjanjian-kinerja.md` §4.8, step 2); those a
 * lock holds stay as they were locked. */
export const targetsOf = (ctx: Ctx): TargetPort => ({
  moved: (measureIds) => recompute(ctx, measureIds),
})

/** Computes anew what of these measures no lock holds, where it comes out otherwise than it
 * stands. */
export async function recompute(ctx: Ctx, measureIds: readonly string[]): Promise<void> {
  const open = await openPeriods(ctx, measureIds)
  if (open.length === 0) return
  await holdMeasures(
    ctx,
    open.map(({ measureId }) => measureId),
  )
  const chart = await chartToday(ctx)
  for (const year of [...new Set(open.map(({ period }) => Number(period.slice(0, 4))))]) {
    const first = new Map<string, string>()
    for (const { measureId, period } of open)
      if (Number(period.slice(0, 4)) === year && !first.has(measureId)) first.set(measureId, period)
    const pack = await packOf(ctx, 'pengukuran', year, MeasurementPack)
    const on = planDateOf(String(year), ctx.today)
    const measureIds = [...first.keys()]
    const figures = await currentFigures(ctx, { from: year, to: year, measureIds })
    for (const charge of await chargesOf(ctx, { on, year, chart }, { measureIds })) {
      const from = first.get(charge.measure.id) ?? String(year)
      await computeResults(ctx, { ...charge, figures }, pack, from)
    }
  }
}
