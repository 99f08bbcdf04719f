import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { IdentityTables } from '../identity/index.ts'
import { judgementsSince } from './bound.actions.ts'
import type { DeskTables } from './desk/charge.actions.ts'
import { askAnew, previewAnswers } from './succession/asking.actions.ts'
import { executeMerges, previewMerges } from './succession/merge.actions.ts'

/** What happens to figures when people go: what is on record stays theirs; only a question that
 * still waits for their answer needs somebody else. Measures of units that become one go on as one,
 * from an opening that says what it was made of. */
export const measurementHeir: Heir<Context<DeskTables & IdentityTables>> = {
  room: 'measurement',
  answersFor: [
    ...['measurement.figures.reported_by', 'measurement.verdicts.given_by'],
    ...['measurement.locks.locked_by', 'measurement.reopenings.reopened_by'],
  ],
  preview: async (ctx, succession) => [
    ...(await previewAnswers(ctx, succession)),
    ...(await previewMerges(ctx, succession)),
  ],
  boundSince: judgementsSince,
  async execute(ctx, succession) {
    await executeMerges(ctx, succession)
    await askAnew(ctx, succession)
  },
}
