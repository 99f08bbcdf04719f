import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { awaitingFiguresOf } from './heir.store.ts'
import type { MeasurementTables } from './measurement.tables.ts'

/** What happens to figures when people go: what is on record stays theirs; only a question that
 * still waits for their answer needs somebody else. */
export const measurementHeir: Heir<Context<MeasurementTables>> = {
  room: 'measurement',
  answersFor: [
    ...['measurement.figures.reported_by', 'measurement.verdicts.given_by'],
    ...['measurement.locks.locked_by', 'measurement.reopenings.reopened_by'],
  ],
  async preview(ctx, { people }: Succession): Promise<Inheritance[]> {
    const returned = await awaitingFiguresOf(ctx, Object.keys(people))
    return returned.map(({ id, reportedBy, period }) => ({
      ...{
        table: 'measurement.figures',
        id,
        from: reportedBy,
        to: people[reportedBy]?.[0] ?? null,
      },
      effect: `Angka ${period} yang dikembalikan menunggu jawaban pemegang indikator yang baru.`,
    }))
  },
  execute: async () => undefined,
}
