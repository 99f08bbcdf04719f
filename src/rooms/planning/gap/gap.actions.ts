import type { Given, Taken } from '../../../kernel/contract.ts'
import { nodesAmong } from '../node/node.rules.ts'
import { openPlan, type PlanCtx } from '../plan.actions.ts'
import { inTreeOrder } from '../tree/tree.rules.ts'
import type { gapContract } from './gap.contract.ts'
import { gapCounts, gapsIn } from './gap.rules.ts'

type Contract = typeof gapContract

export async function listPlanningGaps(
  ctx: PlanCtx,
  { year, unit }: Taken<Contract['listPlanningGaps']>,
): Promise<Given<Contract['listPlanningGaps']>> {
  const view = await openPlan(ctx, year, unit ? { unit } : undefined)
  const placed = inTreeOrder(view.tree, nodesAmong(view.tree, view.chart, { unit }))
  const items = gapsIn(
    view.tree,
    placed.map(({ node }) => node),
    { year: view.year, pack: view.pack, positions: view.chart.position },
  )
  const unitOf = ({ unitId }: { unitId: string | null }): string | null =>
    (unitId && view.chart.unit.get(unitId)?.shortName) || null
  return {
    year: view.year,
    items: items.map((gap) => ({ ...gap, unit: unitOf(gap) })),
    counts: gapCounts(items),
  }
}
