import { parsePeriod, printPeriod } from '../../kernel/period.ts'
import type { Bound } from '../../kernel/ports.ts'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { measuresOn } from '../planning/index.ts'
import { judgedSince } from './bound.store.ts'
import type { DeskTables } from './desk/charge.actions.ts'

/** What these assignments verified or returned since a day, named by its indicator. */
export async function judgementsSince(
  ctx: Context<DeskTables>,
  assignmentIds: readonly string[],
  on: LocalDate,
): Promise<Bound[]> {
  const judged = await judgedSince(ctx, assignmentIds, on)
  const measureIds = [...new Set(judged.map(({ measureId }) => measureId))]
  const known = measureIds.length > 0 ? await measuresOn(ctx, ctx.today, { measureIds }) : []
  const names = new Map(known.map(({ measure }) => [measure.id, measure.indicatorName]))
  return judged.map(({ measureId, period, verdict, ...bound }) => {
    const read = parsePeriod(period)
    const what = `${names.get(measureId) ?? 'indikator'} ${read ? printPeriod(read) : period}`
    return {
      ...bound,
      table: 'measurement.figures',
      text: `Angka ${what} ${verdict === 'RETURNED' ? 'dikembalikan' : 'disahkan'}.`,
      link: `/pengukuran/${measureId}/${period}`,
    }
  })
}
