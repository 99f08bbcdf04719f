import type { NodeLine } from '../../rooms/planning/node/node.contract.ts'

/** A node with what hangs below it; `matched` when it is what was looked for, not only the way to
 * it. */
export type Branch = { line: NodeLine; matched: boolean; below: Branch[] }

/** Lines in tree order as a forest: a line whose parent is not among them opens a tree of its own.
 * `wanted` are what was looked for. */
export function forestOf(
  lines: readonly NodeLine[],
  wanted: ReadonlySet<string> | null = null,
): Branch[] {
  const branches = new Map<string, Branch>(
    lines.map((line) => [line.id, { line, matched: wanted?.has(line.id) ?? false, below: [] }]),
  )
  const roots: Branch[] = []
  for (const branch of branches.values()) {
    const parent = branch.line.parentId ? branches.get(branch.line.parentId) : undefined
    if (parent && parent !== branch) parent.below.push(branch)
    else roots.push(branch)
  }
  return roots
}
