import type { Context } from '../../../platform/context.ts'
import type { StaffTables } from '../staff.tables.ts'
import { type DaySpan, type Said, saidAbout } from './feedback.store.ts'
import type { FeedbackTables } from './feedback.tables.ts'

type Ctx = Context<FeedbackTables & StaffTables>

/** What was said of somebody's work: how often praise and how often a wish, and each of it. */
export type FeedbackAbout = { praise: number; correct: number; items: Said[] }

/** What was said of some people in a span of days, by person; who was not spoken of is left out. Who
 * said it is for the rater alone: the rated reads what `shownToRated` leaves. */
export async function feedbackAbout(
  ctx: Ctx,
  personIds: readonly string[],
  span: DaySpan,
): Promise<Map<string, FeedbackAbout>> {
  const all = await saidAbout(ctx, personIds, span)
  return new Map(
    [...Map.groupBy(all, ({ personId }) => personId)].map(([personId, items]) => {
      const praise = items.filter(({ kind }) => kind === 'PRAISE').length
      return [personId, { praise, correct: items.length - praise, items }]
    }),
  )
}
