import type { TreeNode } from './tree.contract.ts'

/** A node with what hangs below it in this answer. */
export type Branch = { node: TreeNode; parent: Branch | null; below: Branch[] }

/** The answer as a forest with a look-up; a node whose parent is not in it opens a tree of its own.
 * `tops` is where an office's own part of the cascade begins, none for a whole region. */
export type Forest = { roots: Branch[]; tops: Branch[]; branch: ReadonlyMap<string, Branch> }

/** From the lowest achievement up; what has none keeps its place behind. */
const worstFirst = (branches: readonly Branch[]): Branch[] =>
  branches.toSorted(
    (a, b) => Number(a.node.achievement ?? Infinity) - Number(b.node.achievement ?? Infinity) || 0,
  )

/** Builds the forest, an office's own part with the worst branch first at every level; nodes come
 * with parents before children, so every parent is known when its child comes. */
export function forestOf(nodes: readonly TreeNode[], units: readonly string[] | null): Forest {
  const branch = new Map<string, Branch>()
  const roots: Branch[] = []
  const tops: Branch[] = []
  const inOffice = new Set<Branch | null>()
  for (const node of nodes) {
    const parent = (node.parentId && branch.get(node.parentId)) || null
    const own: Branch = { node, parent, below: [] }
    branch.set(node.id, own)
    if (parent) parent.below.push(own)
    else roots.push(own)
    const begins = !inOffice.has(parent) && units?.includes(node.unitId ?? '')
    if (begins) tops.push(own)
    if (begins || inOffice.has(parent)) inOffice.add(own)
  }
  const arrange = (one: Branch): void => {
    one.below = worstFirst(one.below)
    one.below.forEach(arrange)
  }
  tops.forEach(arrange)
  return { roots, tops: worstFirst(tops), branch }
}

/** From the top down to the branch itself. */
export function pathTo(branch: Branch | undefined): Branch[] {
  const path: Branch[] = []
  for (let here: Branch | null | undefined = branch; here; here = here.parent) path.unshift(here)
  return path
}
