import { ordered } from '../../../kernel/order.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { PlanMeasure, PlanNode, PlanTree } from '../plan.contract.ts'

/** A plan with its look-ups, built once and asked many times. */
export type Tree = {
  nodes: readonly PlanNode[]
  node: Map<string, PlanNode>
  /** Children by parent id, in the order of their codes. */
  children: Map<string, PlanNode[]>
  measure: Map<string, PlanMeasure>
  measuresOf: Map<string, PlanMeasure[]>
  /** Measures by the parent measure they come down from. */
  descendants: Map<string, PlanMeasure[]>
}

const collator = new Intl.Collator('id', { numeric: true })

/** Codes as people count: `T.2` before `T.10`. */
export const byCode = (a: { code: string }, b: { code: string }): number =>
  collator.compare(a.code, b.code) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Builds the look-ups over a plan. */
export function treeOf({ nodes, measures }: PlanTree): Tree {
  const sorted = ordered(nodes, ({ code }) => code, false)
  return {
    nodes: sorted,
    node: new Map(sorted.map((node) => [node.id, node])),
    children: Map.groupBy(sorted, ({ parentId }) => parentId ?? ''),
    measure: new Map(measures.map((measure) => [measure.id, measure])),
    measuresOf: Map.groupBy(
      measures.toSorted((a, b) => a.number - b.number),
      ({ nodeId }) => nodeId,
    ),
    descendants: Map.groupBy(measures, ({ parentMeasureId }) => parentMeasureId ?? ''),
  }
}

type Placed = { node: PlanNode; depth: number }

/** Nodes with parents before children, siblings by code, each with its depth. Every node comes
 * exactly once: one whose parent is not among them opens a branch of its own, and so does the first
 * of a circle. */
export function inTreeOrder(
  { nodes, node, children }: Pick<Tree, 'nodes' | 'node' | 'children'>,
  among?: ReadonlySet<string>,
): Placed[] {
  const shown = (id: string): boolean => node.has(id) && (!among || among.has(id))
  const placed: Placed[] = []
  const seen = new Set<string>()
  const walk = (root: PlanNode): void => {
    const stack: Placed[] = [{ node: root, depth: 0 }]
    for (let here = stack.pop(); here; here = stack.pop()) {
      if (seen.has(here.node.id)) continue
      seen.add(here.node.id)
      placed.push(here)
      const below = (children.get(here.node.id) ?? []).filter(({ id }) => shown(id))
      for (const child of below.toReversed()) stack.push({ node: child, depth: here.depth + 1 })
    }
  }
  const wanted = nodes.filter(({ id }) => shown(id))
  for (const root of wanted) if (root.parentId === null || !shown(root.parentId)) walk(root)
  for (const left of wanted) if (!seen.has(left.id)) walk(left)
  return placed
}

/** From the top of the tree down to the node's parent; stops where a circle would begin. */
export function pathAbove({ node }: Pick<Tree, 'node'>, id: string): PlanNode[] {
  const path: PlanNode[] = []
  const seen = new Set([id])
  let next = node.get(id)?.parentId ?? null
  while (next && !seen.has(next)) {
    seen.add(next)
    const above = node.get(next)
    if (!above) break
    path.unshift(above)
    next = above.parentId
  }
  return path
}

/** Ids of a node and everything below it. */
export function branchFrom(
  { node, children }: Pick<Tree, 'node' | 'children'>,
  rootId: string,
): Set<string> {
  const found = new Set(node.has(rootId) ? [rootId] : [])
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id)
  return found
}

/** Circles of parents: for each, its members from the first one met upward. Empty for a true
 * tree. */
export function circlesIn(parentOf: ReadonlyMap<string, string | null>): string[][] {
  const done = new Set<string>()
  const circles: string[][] = []
  for (const start of parentOf.keys()) {
    const path: string[] = []
    const at = new Map<string, number>()
    let here: string | null | undefined = start
    while (here && !done.has(here) && !at.has(here)) {
      at.set(here, path.length)
      path.push(here)
      here = parentOf.get(here)
    }
    const from = here ? at.get(here) : undefined
    if (from !== undefined) circles.push(path.slice(from))
    for (const id of path) done.add(id)
  }
  return circles
}

/** The date on which a year is looked at: today within it, its last day when it is over, its first
 * when it has not begun. */
export function dateWithin(year: number, today: LocalDate): LocalDate {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return today < first ? first : today > last ? last : today
}
