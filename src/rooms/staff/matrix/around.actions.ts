import type { Given, Taken } from '../../../kernel/contract.ts'
import { dateOf } from '../../../kernel/moment.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { loadPlans, type Plan } from '../skp/plan.store.ts'
import { alignmentOf } from './alignment.actions.ts'
import type { alignmentContract } from './alignment.contract.ts'
import { offersOf } from './offers.actions.ts'
import { whyNotAnswerRows } from './rows.rules.ts'
import { whoIs } from './standing.actions.ts'
import { waitSentence } from './waiting.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof alignmentContract

/** What stands around one SKP: for whom it and the superior's wait, what moved above, what is offered,
 * and whether there is anybody to divide its results over. */
export async function readSkpAround(
  ctx: Ctx,
  { id }: Taken<Contract['readSkpAround']>,
): Promise<Given<Contract['readSkpAround']>> {
  const { standing, rows, source } = await alignmentOf(ctx, id)
  const { plan, rater, chart, person, rated } = standing
  const mayAnswer = whyNotAnswerRows(ctx, standing, plan) === null
  const offers = mayAnswer ? await offersOf(ctx, id) : null
  const [above] = rater ? await loadPlans(ctx, { year: plan.year, assignmentIds: [rater.id] }) : []
  const superior = rater && whoIs(chart, rater, rater.kind)
  const waitFor = ({ state, stateAt }: Plan, who: string, answering: string | null): string =>
    waitSentence(
      { state, since: dateOf(stateAt, ctx.region.timeZone) },
      { person: who, rater: answering },
    )
  return {
    waits: [
      `SKP ini: ${waitFor(plan, person.name, superior?.name ?? null)}.`,
      ...(above && superior
        ? [`SKP ${superior.name}: ${waitFor(above, superior.name, 'penilainya')}.`]
        : []),
    ],
    ...{ moved: rows.length, source, offered: offers?.rows.length ?? 0 },
    ...{ rated: rated.length, mayAnswer },
  }
}
