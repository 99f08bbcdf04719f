import type { Context } from '../../../platform/context.ts'
import { identicalUp, type PlanTree, sameTarget, targetsAt } from '../../planning/index.ts'
import type { Current } from '../agreement.store.ts'
import type { Blocks } from '../block.store.ts'
import type { DraftingTables } from '../drafting/drafting.actions.ts'
import type { DraftingWorld, Wish } from '../drafting/drafting.rules.ts'
import { agreedMoments } from './amending.store.ts'

type Ctx = Context<DraftingTables>
type World = Pick<DraftingWorld, 'plan' | 'year'>
/** The target of a measure, and the moment at which a promise with it was agreed. */
type Agreed = { measureId: string; at: string }

/** The measure that holds the target of another one that is the same. */
function keeperIn({ measures }: PlanTree): (measureId: string) => string {
  const byId = new Map(measures.map((measure) => [measure.id, measure]))
  return (id) => {
    const own = byId.get(id)
    return own ? (identicalUp(own, byId).at(-1)?.id ?? id) : id
  }
}

/** Tells of targets whether the plan says today what it said when they were agreed: then one that
 * differs from it was agreed otherwise, and nothing moved. One statement, none where nothing is
 * asked. */
export async function stillPlanned(
  ctx: Ctx,
  { plan, year }: World,
  asked: readonly Agreed[],
): Promise<(one: Agreed) => boolean> {
  if (asked.length === 0) return () => false
  const keeper = keeperIn(plan)
  const kept = asked.map(({ measureId, at }) => ({ measureId: keeper(measureId), at }))
  const known = await targetsAt(ctx, year, kept)
  const today = new Map(plan.measures.map(({ id, target }) => [id, target]))
  return ({ measureId, at }) => {
    const then = known.get(`${keeper(measureId)} ${at}`)
    const now = today.get(measureId)
    return then !== undefined && now != null && sameTarget(then, now)
  }
}

/** What drafting would draw, but with the targets that these promises agreed otherwise than planned
 * while the plan has not moved since: an amendment takes back nothing that both accepted. */
export async function keepingAgreed(
  ctx: Ctx,
  world: World,
  wishes: readonly Wish[],
  promises: readonly Pick<Current, 'versionId' | 'mandateId'>[],
  blocks: ReadonlyMap<string, Pick<Blocks, 'rows'>>,
): Promise<Wish[]> {
  const moments = await agreedMoments(
    ctx,
    promises.map(({ versionId }) => versionId),
  )
  const agreed = new Map(
    promises.map(({ mandateId, versionId }) => {
      const rows = blocks.get(versionId)?.rows ?? []
      const targets = new Map(rows.map(({ measureId, target }) => [measureId, target]))
      return [mandateId, { at: moments.get(versionId), targets }]
    }),
  )
  const apart = wishes.flatMap(({ mandateId, rows }) => {
    const { at, targets } = agreed.get(mandateId) ?? {}
    return rows.flatMap(({ measureId, target }) => {
      const own = targets?.get(measureId)
      return at && measureId && own && !sameTarget(own, target)
        ? [{ mandateId, measureId, at, own }]
        : []
    })
  })
  const isMeant = await stillPlanned(ctx, world, apart)
  const kept = new Map(
    apart.filter(isMeant).map((one) => [`${one.mandateId} ${one.measureId}`, one.own]),
  )
  return wishes.map((wish) => ({
    ...wish,
    rows: wish.rows.map((row) => ({
      ...row,
      target: kept.get(`${wish.mandateId} ${row.measureId}`) ?? row.target,
    })),
  }))
}
