import type { Context } from '../../../platform/context.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { type RulePackKind, rulePack } from '../../organisation/index.ts'
import { chargesOf, chartToday, type DeskTables } from '../desk/charge.actions.ts'
import { planDateOf } from '../desk/schedule.rules.ts'
import { currentFigures } from '../figure/figure.store.ts'
import { type MeasurementPack, MeasurementRules, SchedulePack } from '../pack.contract.ts'
import { measuredOf } from './compute.actions.ts'
import {
  measurementClauses,
  measurementEffects,
  scaleAddition,
  scheduleClauses,
  scheduleEffects,
  type Weighed,
} from './rules-pack.rules.ts'

/** The work that other rules leave for later: computing a year's results anew. */
export const ruledLater = 'measurement/rules'

/** Every measure of a year that has a figure, with its figures. */
async function weighedIn(ctx: Context<DeskTables>, year: number): Promise<Weighed[]> {
  const chart = await chartToday(ctx)
  const figures = Map.groupBy(
    await currentFigures(ctx, { from: year, to: year }),
    ({ measureId }) => measureId,
  )
  const on = planDateOf(String(year), ctx.today)
  const charges = await chargesOf(ctx, { on, year, chart }, { measureIds: [...figures.keys()] })
  return charges.map((charge) => ({
    name: charge.measure.indicatorName,
    measured: measuredOf(charge),
    figures: (figures.get(charge.measure.id) ?? []).map((figure) => ({
      ...figure,
      locked: figure.lockedAt !== null,
    })),
  }))
}

/** Rule pack `pengukuran` as the region may set it; figures that no lock holds follow. */
export const measurementRulePack: RulePackKind<DeskTables> = rulePack<DeskTables, MeasurementPack>({
  code: 'pengukuran',
  title: 'Pengukuran kinerja',
  sentence: 'Kategori dan warna capaian, batas atas, skala predikat, rumus, dan nilai nol.',
  shape: MeasurementRules,
  clauses: measurementClauses,
  additions: [scaleAddition],
  effects: async (ctx, { year, ...turn }) => measurementEffects(await weighedIn(ctx, year), turn),
  adopted: (ctx, year) => enqueue(ctx, ruledLater, [String(year)]),
})

/** Rule pack `jadwal-pengukuran` as the region may set it. */
export const schedulePack: RulePackKind<DeskTables> = rulePack<DeskTables, SchedulePack>({
  code: 'jadwal-pengukuran',
  title: 'Jadwal pengukuran',
  sentence: 'Sampai tanggal berapa angka dilaporkan dan disahkan.',
  shape: SchedulePack,
  clauses: scheduleClauses,
  effects: async ({ today }, { year, ...turn }) => scheduleEffects(turn, { year, today }),
})
