import { isBehind } from '../../../rooms/reporting/control-room/behind.rules.ts'
import type { TreeMeasure, TreeNode } from '../../../rooms/reporting/tree/tree.contract.ts'

/** A node with what hangs below it in this answer. */
export type Branch = { node: TreeNode; parent: Branch | null; below: Branch[] }

/** The answer as a forest with a look-up; a node whose parent is not in it opens a tree of its
 * own. */
export type Forest = { roots: Branch[]; branch: ReadonlyMap<string, Branch> }

/** Builds the forest; nodes come with parents before children, so every parent is known when its
 * child comes. */
export function forestOf(nodes: readonly TreeNode[]): Forest {
  const branch = new Map<string, Branch>()
  const roots: Branch[] = []
  for (const node of nodes) {
    const parent = (node.parentId && branch.get(node.parentId)) || null
    const own: Branch = { node, parent, below: [] }
    branch.set(node.id, own)
    if (parent) parent.below.push(own)
    else roots.push(own)
  }
  return { roots, branch }
}

/** From the top down to the branch itself. */
export function pathTo(branch: Branch | undefined): Branch[] {
  const path: Branch[] = []
  for (let here: Branch | null | undefined = branch; here; here = here.parent) path.unshift(here)
  return path
}

/** The topmost nodes of some units: where an office's own part of the cascade begins. */
export const topsOf = ({ branch }: Forest, units: readonly string[] | null): Branch[] =>
  units === null
    ? []
    : [...branch.values()].filter(
        ({ node, parent }) =>
          units.includes(node.unitId ?? '') && !units.includes(parent?.node.unitId ?? ''),
      )

/** Which branches stand open at first: the way to the chosen node; for an office the way to where
 * its own part begins; for a whole region level by level, while no more than `most` nodes are in
 * sight. */
export function openAtFirst(
  forest: Forest,
  { chosen, units }: { chosen?: string | undefined; units: readonly string[] | null },
  most = 14,
): Set<string> {
  const { roots, branch } = forest
  const tops = topsOf(forest, units)
  const leading = [chosen === undefined ? undefined : branch.get(chosen), ...tops]
  const open = new Set(
    leading.flatMap((one) => pathTo(one?.parent ?? undefined)).map(({ node }) => node.id),
  )
  if (tops.length === 1 && tops[0]) open.add(tops[0].node.id)
  let [level, sight] = [tops.length > 0 ? [] : roots, roots.length]
  while (level.length > 0) {
    const next = level.flatMap(({ below }) => below)
    sight += next.length
    if (next.length === 0 || sight > most) break
    for (const { node, below } of level) if (below.length > 0) open.add(node.id)
    level = next
  }
  return open
}

const textOf = ({ code, statement, unit, holder, measures }: TreeNode): string =>
  [
    code,
    statement,
    unit,
    holder?.name,
    holder?.title,
    ...measures.map(({ indicator }) => indicator),
  ]
    .join(' ')
    .toLocaleLowerCase('id')

/** Ids of the nodes that hold every word looked for, in the order of the tree; none for no
 * words. */
export function foundIn(nodes: readonly TreeNode[], words: string): string[] {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  return nodes
    .filter((node) => {
      const text = textOf(node)
      return wanted.every((word) => text.includes(word))
    })
    .map(({ id }) => id)
}

/** The match after the one at hand, round and round; `null` without any. */
export const nextFound = (found: readonly string[], here: string | undefined): string | null =>
  found[(found.indexOf(here ?? '') + 1) % found.length] ?? null

/** The nodes that lag by their own measures, the lowest first. */
export const laggards = (nodes: readonly TreeNode[]): TreeNode[] =>
  nodes
    .filter(({ basis, tone }) => basis === 'MEASURES' && isBehind(tone))
    .toSorted((a, b) => Number(a.achievement) - Number(b.achievement) || (a.code < b.code ? -1 : 1))

/** What pulls a lagging node down: its lowest own measure, and the lowest node below it that lags
 * too. */
export function causeOf({ node, below }: Branch): {
  measure: TreeMeasure | null
  node: TreeNode | null
} {
  if (!isBehind(node.tone)) return { measure: null, node: null }
  const measured = node.measures.filter(({ achievement }) => achievement !== null)
  const [measure = null] = measured.toSorted(
    (a, b) => Number(a.achievement) - Number(b.achievement),
  )
  const [lowest = null] = laggards(below.map((one) => one.node))
  return { measure: measured.length > 1 ? measure : null, node: lowest }
}
