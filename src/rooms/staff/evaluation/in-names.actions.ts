import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import {
  addStates,
  type Evaluation,
  holdEvaluations,
  loadEvaluations,
  saveTold,
  standsOf,
} from './evaluation.store.ts'
import { type Ground, groundOf, headOf, resultsOf } from './facts.actions.ts'
import type { ToldResult } from './facts.rules.ts'
import type { Rating, ResultFact } from './rating.contract.ts'
import { settleRatings } from './settling.actions.ts'

type Ctx = Context<StaffRoomTables>
type Asked = { period: string; since: string }
/** An evaluation nobody has settled, with what there is to go by. */
export type Unsettled = ReturnType<typeof headOf> & { unitId: string; results: ResultFact[] }

async function unsettledIn(ctx: Ctx, { period, since }: Asked) {
  const stands = await standsOf(ctx, 'UNRATED', since)
  const ids = stands.filter((one) => one.period === period).map(({ id }) => id)
  await holdEvaluations(ctx, ids)
  const all = await loadEvaluations(ctx, ids)
  return { all, ground: await groundOf(ctx, all) }
}

const shown = (one: Evaluation, ground: Ground): Unsettled => ({
  ...{ ...headOf(one, ground), unitId: one.unitId, results: resultsOf(one, ground) },
})

/** Takes in what the rated told of a period elsewhere, each in their own name: as many statements for
 * ten as for ten thousand. Whom `tell` says nothing of still has to report. By the system alone. */
export async function reportInNames(
  ctx: Ctx,
  { tell, ...asked }: Asked & { tell: (one: Unsettled) => ToldResult[] | null },
): Promise<number> {
  const { all, ground } = await unsettledIn(ctx, asked)
  const told = all
    .filter(({ state }) => state === 'OPEN')
    .flatMap((one) => {
      const results = tell(shown(one, ground))
      return results ? [{ one, results }] : []
    })
  await saveTold(
    ctx,
    told.flatMap(({ one, results }) => results.map((result) => ({ ...result, of: one.id }))),
  )
  await addStates(
    ctx,
    told.map(({ one: { id: evaluationId, stateSequence, personId } }) => ({
      ...{ evaluationId, sequence: stateSequence + 1, personId },
    })),
    { state: 'REPORTED' },
  )
  await recordAll(
    ctx,
    told.map(({ one }) => ({ act: 'evaluation.reported', subject: one.id })),
  )
  return told.length
}

/** Takes in what raters settled of a period elsewhere, each in their own name, by the rules of settling.
 * Answers how many stand and why the others do not. By the system alone. */
export async function settleInNames(
  ctx: Ctx,
  {
    rate,
    ...asked
  }: Asked & { rate: (one: Unsettled) => Pick<Rating, 'result' | 'behaviour' | 'reason'> | null },
): Promise<{ accepted: number; refusals: string[] }> {
  const { all, ground } = await unsettledIn(ctx, asked)
  const items = all.flatMap((one) => {
    const head = shown(one, ground)
    const rating = rate(head)
    return rating ? [{ id: head.id, seen: head.seen, ...rating }] : []
  })
  const { accepted, items: answers } = await settleRatings(ctx, { items })
  return { accepted, refusals: answers.flatMap(({ refusal }) => refusal ?? []) }
}
