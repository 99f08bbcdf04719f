import type { NodeLine } from '../../rooms/planning/node/node.contract.ts'

/** A node with what hangs below it; `matched` when it is what was looked for, not only the way to it. */
export type Branch = { line: NodeLine; matched: boolean; below: Branch[] }

const textOf = ({ code, statement, componentLabel, unit, holder, measures }: NodeLine): string =>
  [
    code,
    statement,
    componentLabel,
    unit?.name,
    unit?.shortName,
    holder?.title,
    holder?.name,
    ...measures.map(({ indicatorName }) => indicatorName),
  ]
    .join(' ')
    .toLocaleLowerCase('id')

/** Ids of the nodes with every word looked for, held by the post looked for; `null` when nothing is looked for. */
export function idsWanted(
  lines: readonly NodeLine[],
  { words, holder }: { words: string; holder?: string | undefined },
): Set<string> | null {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  if (wanted.length === 0 && !holder) return null
  const found = lines.filter((line) => {
    if (holder && line.holder?.positionId !== holder) return false
    const text = wanted.length > 0 ? textOf(line) : ''
    return wanted.every((word) => text.includes(word))
  })
  return new Set(found.map(({ id }) => id))
}

/** Lines in tree order as a forest: a line whose parent is not among them opens a tree of its own. With `wanted`, only those and the way down to them. */
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
  return wanted ? pruned(roots) : roots
}

const pruned = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((branch) => {
    const below = pruned(branch.below)
    return branch.matched || below.length > 0 ? [{ ...branch, below }] : []
  })
