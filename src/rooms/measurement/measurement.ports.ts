import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { judgementsSince } from './bound.actions.ts'
import type { DeskTables } from './desk/charge.actions.ts'
import { awaitingFiguresOf } from './heir.store.ts'
import { executeMerges, previewMerges } from './succession/merge.actions.ts'

/** What happens to figures when people go: what is on record stays theirs; only a question that
 * still waits for their answer needs somebody else. Measures of units that become one go on as one,
 * from an opening that says what it was made of. */
export const measurementHeir: Heir<Context<DeskTables>> = {
  room: 'measurement',
  answersFor: [
    ...['measurement.figures.reported_by', 'measurement.verdicts.given_by'],
    ...['measurement.locks.locked_by', 'measurement.reopenings.reopened_by'],
  ],
  async preview(ctx, succession: Succession): Promise<Inheritance[]> {
    const { people } = succession
    const returned = await awaitingFiguresOf(ctx, Object.keys(people))
    const told = returned.map(({ id, reportedBy, period }) => ({
      ...{
        table: 'measurement.figures',
        id,
        from: reportedBy,
        to: people[reportedBy]?.[0] ?? null,
      },
      effect: `Angka ${period} yang dikembalikan menunggu jawaban pemegang indikator yang baru.`,
    }))
    return [...told, ...(await previewMerges(ctx, succession))]
  },
  boundSince: judgementsSince,
  execute: executeMerges,
}
