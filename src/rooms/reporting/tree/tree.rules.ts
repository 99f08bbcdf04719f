import { fixed } from '../../../kernel/decimal.ts'
import { type Sight, whyNotRead } from '../../agreements/words.ts'
import { defaultProfile } from '../../measurement/words.ts'
import type { Chart } from '../../organisation/words.ts'
import { holderOf, inTreeOrder, type PlanNode, treeOf } from '../../planning/words.ts'
import { isBehind } from '../control-room/behind.rules.ts'
import { type RolledUp, type RollUpPack, rollUp } from '../roll-up.rules.ts'
import {
  type MeasureEntry,
  type Moment,
  type Placed,
  type PromiseEntry,
  standingsOf,
  treeMeasure,
} from '../standing.rules.ts'
import type { BandLine, PerformanceTree, TreeNode } from './tree.contract.ts'

/** A node with its unit: its own, else its post's. */
export type NodeEntry = {
  node: PlanNode
  unitId: string | null
  unit: string | null
  /** How many nodes stand directly below it, shown or not. */
  below: number
}

type Told = { pack: RollUpPack; sight: Sight; chart: Chart }
type Rolled = { up: RolledUp; basis: TreeNode['basis'] }

/** Everything below the top of a branch before it, so that means are taken from the leaves up; own
 * measures decide, else the nodes directly below. */
function rolledUp(
  order: readonly PlanNode[],
  children: ReadonlyMap<string, PlanNode[]>,
  ownOf: ReadonlyMap<string, Placed[]>,
  pack: RollUpPack,
): Map<string, Rolled> {
  const rolled = new Map<string, Rolled>()
  for (const { id } of order.toReversed()) {
    const own = ownOf.get(id)
    if (own) {
      const standings = own.map(({ standing }) => standing)
      rolled.set(id, { up: rollUp(standings, pack), basis: 'MEASURES' })
    } else {
      const below = (children.get(id) ?? []).flatMap((child) => rolled.get(child.id)?.up ?? [])
      const up = rollUp(below, pack)
      rolled.set(id, {
        up: { ...up, unreported: 0 },
        basis: up.achievement || up.state ? 'BELOW' : null,
      })
    }
  }
  return rolled
}

/** The tree of a moment. Refuses nothing: a node whose parent is not shown opens a branch of its
 * own. */
export function performanceTree(
  nodes: readonly NodeEntry[],
  measures: readonly MeasureEntry[],
  moment: Moment,
  { pack, sight, chart, units }: Told & { units: string[] | null },
): PerformanceTree {
  const tree = treeOf({ nodes: nodes.map(({ node }) => node), measures: [] })
  const entryOf = new Map(nodes.map((entry) => [entry.node.id, entry]))
  const ownOf = Map.groupBy(standingsOf(measures, moment).values(), ({ entry }) => entry.nodeId)
  const order = inTreeOrder(tree).map(({ node }) => node)
  const rolled = rolledUp(order, tree.children, ownOf, pack)
  const drawn = order.flatMap(({ id }) => {
    const [entry, result] = [entryOf.get(id), rolled.get(id)]
    const shown = tree.children.get(id)?.length ?? 0
    return entry && result
      ? [treeNode(entry, ownOf.get(id) ?? [], result, { pack, sight, chart, shown })]
      : []
  })
  return {
    year: moment.year,
    today: moment.today,
    upTo: moment.upTo,
    units,
    bands: bandLines(pack),
    cap: pack.limits.capForAverage,
    counts: countsOf(drawn),
    nodes: drawn,
  }
}

function treeNode(
  { node, unitId, unit, below }: NodeEntry,
  own: readonly Placed[],
  { up, basis }: Rolled,
  { pack, sight, chart, shown }: Told & { shown: number },
): TreeNode {
  const holder = holderOf(chart, node)
  const promise = own.map(({ entry }) => entry.promise).find((found) => found !== null)
  return {
    ...{
      id: node.id,
      parentId: node.parentId,
      code: node.code,
      component: node.component,
      statement: node.statement,
      unitId,
      unit,
    },
    holder: holder && { name: holder.name, title: holder.title, note: holder.note },
    agreement: promise ? agreementOf(promise, sight) : null,
    achievement: up.achievement && fixed(up.achievement, pack.limits.places),
    tone: up.tone,
    state: up.state,
    ...{ basis, coverage: up.coverage },
    unreported: up.unreported,
    more: below - shown,
    measures: own.map((placed) => treeMeasure(placed, pack)),
  }
}

function agreementOf(
  { agreementId, code, state, ...parties }: PromiseEntry,
  sight: Sight,
): NonNullable<TreeNode['agreement']> {
  const { agencyId, personId, giverPersonId, giverPositionId: positionId } = parties
  const seen = {
    agencyId,
    firstParty: { personId },
    secondParty: giverPersonId ? { personId: giverPersonId, positionId } : null,
  }
  return { id: agreementId, code, state, readable: whyNotRead(sight, seen) === null }
}

/** The bands of the pack's profile, from the highest down. */
export const bandLines = (pack: RollUpPack): BandLine[] =>
  (defaultProfile(pack)?.bands ?? []).map(({ tone, label, from }) => ({ tone, label, from }))

function countsOf(nodes: readonly TreeNode[]): PerformanceTree['counts'] {
  const measures = nodes.flatMap((node) => node.measures)
  return {
    nodes: nodes.length,
    measures: measures.length,
    behind: nodes.filter(({ basis, tone }) => basis === 'MEASURES' && isBehind(tone)).length,
    unreported: measures.filter(
      ({ state, follows }) => state === 'NOT_REPORTED' && follows === null,
    ).length,
  }
}
