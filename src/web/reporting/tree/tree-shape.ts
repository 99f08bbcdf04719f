import { isBehind } from '../../../rooms/reporting/control-room/behind.rules.ts'
import { type Branch, type Forest, pathTo } from '../../../rooms/reporting/tree/forest.rules.ts'
import type { TreeMeasure, TreeNode } from '../../../rooms/reporting/tree/tree.contract.ts'

/** Where the drawing begins: with an office's own part, unless a node outside it was chosen; else at
 * the top of the region. */
export function drawnFrom({ roots, tops }: Forest, chosen: Branch | undefined): Branch[] {
  const inside = !chosen || pathTo(chosen).some((one) => tops.includes(one))
  return tops.length > 0 && inside ? tops : roots
}

/** Which branches stand open at first: the way to the chosen node; for an office the way to its own
 * part and there the worst path, for a whole region level by level, while no more than `most` nodes
 * are in sight. */
export function openAtFirst(
  { roots, tops, branch }: Forest,
  chosen: string | undefined,
  most = 14,
): Set<string> {
  const leading = [branch.get(chosen ?? ''), ...tops]
  const ways = leading.flatMap((one) => pathTo(one?.parent ?? undefined))
  const open = new Set(ways.map(({ node }) => node.id))
  let level = tops.length > 0 ? tops.slice(0, 1) : roots
  let sight = Math.max(tops.length, level.length)
  while (level.length > 0) {
    const next = level.flatMap(({ below }) => below)
    sight += next.length
    if (next.length === 0 || sight > most) break
    for (const { node, below } of level) if (below.length > 0) open.add(node.id)
    level = tops.length > 0 ? next.slice(0, 1) : next
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
