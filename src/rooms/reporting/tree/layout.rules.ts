import type { Branch } from './forest.rules.ts'

/** The measures of `look.md` §11, in pixels at full size. */
export const card = { width: 232, height: 108, columnGap: 48, rowGap: 20, margin: 24 }

/** A node with the place of its upper left corner. */
export type Spot = { branch: Branch; depth: number; x: number; y: number; open: boolean }

export type Layout = { spots: Spot[]; width: number; height: number; at: ReadonlyMap<string, Spot> }

/** Places the open part of a forest left to right: leaves one below the other, every parent beside
 * its first child. Each branch has rows of its own, so nothing overlaps, and the first path runs
 * straight along the top. */
export function layoutOf(roots: readonly Branch[], open: ReadonlySet<string>): Layout {
  const spots: Spot[] = []
  const at = new Map<string, Spot>()
  const step = card.height + card.rowGap
  let row = 0
  const place = (branch: Branch, depth: number): void => {
    const isOpen = open.has(branch.node.id) && branch.below.length > 0
    const spot: Spot = {
      branch,
      depth,
      x: card.margin + depth * (card.width + card.columnGap),
      y: card.margin + row * step,
      open: isOpen,
    }
    spots.push(spot)
    at.set(branch.node.id, spot)
    if (isOpen) for (const child of branch.below) place(child, depth + 1)
    else row += 1
  }
  for (const root of roots) place(root, 0)
  const columns = spots.reduce((most, { depth }) => Math.max(most, depth + 1), 0)
  const width = 2 * card.margin + columns * card.width + Math.max(0, columns - 1) * card.columnGap
  return {
    spots,
    at,
    width,
    height: 2 * card.margin + Math.max(row, 1) * step - card.rowGap,
  }
}

/** The line from a parent to a child: out, a round corner, up or down, a round corner, in. */
export function lineBetween(from: Pick<Spot, 'x' | 'y'>, to: Pick<Spot, 'x' | 'y'>): string {
  const [x1, y1, x2, y2] = [
    from.x + card.width,
    from.y + card.height / 2,
    to.x,
    to.y + card.height / 2,
  ]
  const middle = (x1 + x2) / 2
  const bend = Math.min(6, Math.abs(y2 - y1) / 2)
  const way = y2 > y1 ? 1 : -1
  if (bend < 0.5) return `M${x1} ${y1}H${x2}`
  return (
    `M${x1} ${y1}H${middle - bend}Q${middle} ${y1} ${middle} ` +
    `${y1 + way * bend}V${y2 - way * bend}Q${middle} ${y2} ${middle + bend} ${y2}H${x2}`
  )
}

/** Where an arrow key leads from a spot: the parent, the first child in sight, the neighbour above
 * or below in the same column; `null` to stay. */
export function neighbour({ spots, at }: Layout, from: Spot, key: string): Spot | null {
  const { branch } = from
  if (key === 'ArrowLeft') return (branch.parent && at.get(branch.parent.node.id)) ?? null
  if (key === 'ArrowRight')
    return (from.open && branch.below[0] && at.get(branch.below[0].node.id)) || null
  if (key === 'Home') return spots[0] ?? null
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const column = spots.filter(({ depth }) => depth === from.depth).toSorted((a, b) => a.y - b.y)
  return column[column.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)] ?? null
}
