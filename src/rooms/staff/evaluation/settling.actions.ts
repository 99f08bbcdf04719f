import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { type Standing, whyNotPrepare, whyNotSettle } from './deciding.rules.ts'
import {
  addRatings,
  addStates,
  type Evaluation,
  holdEvaluations,
  loadEvaluations,
  type NewRating,
  preparersOf,
} from './evaluation.store.ts'
import { type Ground, groundOf, standingOf } from './facts.actions.ts'
import type { Rating, ratingContract } from './rating.contract.ts'
import { predicateOf } from './rating.rules.ts'
import { closeRatingTasks } from './tending.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof ratingContract
type Judge = (at: Standing | undefined, rating: Rating) => Refusal | null
type Judged = { rating: Rating; one: Evaluation | undefined; at?: Standing; why: Refusal | null }

/** Decides about each rating by itself: an evaluation named twice is stale the second time. */
async function judge(ctx: Ctx, ratings: readonly Rating[], whyNot: Judge) {
  const ids = [...new Set(ratings.map(({ id }) => id))]
  await holdEvaluations(ctx, ids)
  const all = new Map((await loadEvaluations(ctx, ids)).map((one) => [one.id, one]))
  const ground = await groundOf(ctx, [...all.values()])
  const taken = new Set<string>()
  const judged = ratings.map((rating): Judged => {
    const one = all.get(rating.id)
    const at = one && standingOf(one, ground, rating.marks)
    const seen = taken.has(rating.id) ? { ...rating, seen: -1 } : rating
    const why = whyNot(at, seen)
    if (!why) taken.add(rating.id)
    return { rating, one, ...(at && { at }), why }
  })
  return { ground, judged }
}

const kept = (judged: readonly Judged[]) =>
  judged.flatMap(({ rating, one, at, why }) => (one && at && !why ? [{ rating, one, at }] : []))

type Kept = ReturnType<typeof kept>[number]

const newRating =
  ({ rulesOf }: Ground, step: NewRating['step']) =>
  ({ rating, one, at }: Kept): NewRating => {
    const { rules, digest } = rulesOf(one)
    return {
      ...{ evaluationId: one.id, sequence: at.seen + 1, step },
      ...{ result: rating.result, behaviour: rating.behaviour },
      predicate: predicateOf(rules.quadrant, rating.result, rating.behaviour),
      marks: rating.marks ?? one.ratings[0]?.marks ?? { results: {}, behaviours: {} },
      ...{ suggestion: at.suggestion, reason: rating.reason.trim() || null, rulePack: digest },
    }
  }

/** Adds ratings of one step, with each on record. */
async function add(
  ctx: Ctx,
  found: readonly Kept[],
  ratings: readonly NewRating[],
  act: string,
): Promise<void> {
  await addRatings(ctx, ratings)
  await recordAll(
    ctx,
    ratings.map(({ evaluationId, sequence, result, behaviour, predicate, reason }, at) => ({
      ...{ act, subject: evaluationId, before: found[at]?.one.predicate ?? null },
      after: { sequence, result, behaviour, predicate, reason },
    })),
  )
}

const answerOf = (judged: readonly Judged[]): Given<Contract['settleRatings']> => ({
  accepted: judged.filter(({ why }) => !why).length,
  items: judged.map(({ rating, why }) => ({ id: rating.id, refusal: why?.detail ?? null })),
})

/** Settles ratings of one press in one transaction: what is refused is told with its reason, all the
 * others stand. The statements do not grow with the people. The system settles in the name of each
 * rater. */
export async function settleRatings(
  ctx: Ctx,
  { items }: Taken<Contract['settleRatings']>,
): Promise<Given<Contract['settleRatings']>> {
  const { kind, personId } = ctx.actor
  const byOf = (at: Standing | undefined) => (kind === 'system' ? (at?.raterId ?? null) : personId)
  const { ground, judged } = await judge(ctx, items, (at, rating) =>
    whyNotSettle(at, rating, byOf(at)),
  )
  const found = kept(judged)
  const ratings = found.map((one) => ({
    ...newRating(ground, 'SETTLED')(one),
    personId: byOf(one.at),
  }))
  await add(ctx, found, ratings, 'rating.settled')
  const first = found.filter(({ one }) => one.state !== 'RATED')
  await addStates(
    ctx,
    first.map(({ one, at }) => ({
      ...{ evaluationId: one.id, sequence: one.stateSequence + 1, personId: byOf(at) },
    })),
    { state: 'RATED' },
  )
  await closeRatingTasks(
    ctx,
    first.map(({ one }) => one),
  )
  return answerOf(judged)
}

/** Keeps drafts by somebody the rater named; nothing is settled by them. */
export async function prepareRatings(
  ctx: Ctx,
  { items }: Taken<Contract['prepareRatings']>,
): Promise<Given<Contract['prepareRatings']>> {
  const { personId } = ctx.actor
  const namings = await preparersOf(ctx, personId ?? '')
  const preparesFor = namings
    .filter((one) => one.personId === personId)
    .map(({ raterId }) => raterId)
  const { ground, judged } = await judge(ctx, items, (at, rating) =>
    whyNotPrepare(at, rating, { personId, preparesFor }),
  )
  const found = kept(judged)
  await add(ctx, found, found.map(newRating(ground, 'PREPARED')), 'rating.prepared')
  return answerOf(judged)
}
