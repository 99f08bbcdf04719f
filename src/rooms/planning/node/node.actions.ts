import type { Given, Taken } from '../../../kernel/contract.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import { componentLabels } from '../component.rules.ts'
import { gapsIn } from '../gap/gap.rules.ts'
import { openPlan, type PlanCtx, type PlanView } from '../plan.actions.ts'
import type { PlanNode } from '../plan.contract.ts'
import { noTarget, targetsOfMeasures } from '../target/target.store.ts'
import { inTreeOrder, pathAbove } from '../tree/tree.rules.ts'
import { cardOf, sourcesOf } from './card.rules.ts'
import type { NodePage, nodeContract } from './node.contract.ts'
import { linesGiven, mostAtOnce, nodeLine, nodesAmong, nodesWanted } from './node.rules.ts'

type Contract = typeof nodeContract

const noSuchNode = refusal(
  'planning/no-such-node',
  404,
  'Kinerja ini tidak ada pada tahun itu. Cari di daftar rencana, atau pilih tahun lain.',
)

const groundOf = ({ year, pack, chart }: PlanView): Parameters<typeof gapsIn>[2] => ({
  year,
  pack,
  positions: chart.position,
})

export async function listNodes(
  ctx: PlanCtx,
  { year, unit, root, depth, words, holder }: Taken<Contract['listNodes']>,
): Promise<Given<Contract['listNodes']>> {
  const view = await openPlan(ctx, year, unit && !root ? { unit } : undefined)
  const { tree, chart, pack } = view
  const among = nodesAmong(tree, chart, { unit, root })
  const placed = inTreeOrder(tree, among)
  const lines = placed.map(({ node, depth: below }) => ({
    ...nodeLine(tree, chart, pack, node, below),
    children: (tree.children.get(node.id) ?? []).filter(({ id }) => among?.has(id) ?? true).length,
  }))
  const wanted = nodesWanted(lines, { words, holder })
  const measures = lines.flatMap((line) => line.measures)
  const gaps = gapsIn(
    tree,
    placed.map(({ node }) => node),
    groundOf(view),
  )
  const keyIndicators = new Set(
    measures.flatMap(({ isKey, indicatorId }) => (isKey ? [indicatorId] : [])),
  ).size
  return {
    year: view.year,
    on: view.on,
    summary: { nodes: lines.length, measures: measures.length, keyIndicators, gaps: gaps.length },
    found: wanted && { count: wanted.length, ids: wanted.slice(0, mostAtOnce) },
    items: linesGiven(lines, wanted, depth),
  }
}

export async function readNode(
  ctx: PlanCtx,
  { nodeId, year }: Taken<Contract['readNode']>,
): Promise<NodePage> {
  const view = await openPlan(ctx, year, { node: nodeId })
  const { tree, chart, pack } = view
  const node = tree.node.get(nodeId)
  if (!node) throw new Refused(noSuchNode)
  const above = pathAbove(tree, nodeId)
  const line = (here: PlanNode, depth: number) => nodeLine(tree, chart, pack, here, depth)
  const own = tree.measuresOf.get(nodeId) ?? []
  const targets = await targetsOfMeasures(ctx, [
    ...new Set(own.flatMap((measure) => sourcesOf(tree, measure))),
  ])
  return {
    year: view.year,
    on: view.on,
    node: line(node, above.length),
    path: above.map(({ id, code, statement, component }) => ({
      id,
      code,
      statement,
      componentLabel: componentLabels[component],
    })),
    children: (tree.children.get(nodeId) ?? []).map((child) => line(child, above.length + 1)),
    measures: own.map((measure) =>
      cardOf(tree, measure, { year: view.year, targets, empty: noTarget }),
    ),
    gaps: gapsIn(tree, [node], groundOf(view)),
  }
}
