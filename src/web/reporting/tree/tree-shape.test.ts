import { describe, expect, it } from 'vitest'
import { forestOf, pathTo } from '../../../rooms/reporting/tree/forest.rules.ts'
import {
  card,
  layoutOf,
  lineBetween,
  neighbour,
} from '../../../rooms/reporting/tree/layout.rules.ts'
import type { TreeMeasure, TreeNode } from '../../../rooms/reporting/tree/tree.contract.ts'
import { causeOf, drawnFrom, foundIn, laggards, nextFound, openAtFirst } from './tree-shape.ts'

const measure = (id: string, achievement: string | null): TreeMeasure => ({
  ...{
    id,
    indicator: `Angka ${id}`,
    unit: 'persen',
    unitKind: 'PERCENT',
    polarity: 'MAXIMIZE',
    frequency: 'QUARTERLY',
    isKey: false,
  },
  ...{
    target: '80',
    value: null,
    against: null,
    achievement,
    capped: false,
    tone: null,
    state: 'REPORTED',
    period: '2026-Q2',
  },
  ...{ last: '2026-Q2', provisional: false, reason: null, follows: null },
})
const node = (id: string, parentId: string | null, more: Partial<TreeNode> = {}): TreeNode => ({
  ...{
    id,
    parentId,
    code: id,
    component: 'SASARAN_PD',
    statement: `Membaiknya ${id}`,
    unitId: null,
    unit: null,
    holder: null,
  },
  ...{
    agreement: null,
    achievement: null,
    tone: null,
    state: null,
    basis: 'MEASURES',
    coverage: { counted: 1, of: 1 },
    unreported: 0,
    more: 0,
    measures: [],
    ...more,
  },
})
/** visi → (a → (a1 → a11, a2), b) */
const nodes = [
  node('visi', null),
  node('a', 'visi'),
  node('a1', 'a'),
  node('a11', 'a1'),
  node('a2', 'a'),
  node('b', 'visi'),
]
const forest = forestOf(nodes, null)
const branch = (id: string) => {
  const found = forest.branch.get(id)
  if (!found) throw new Error(id)
  return found
}
const ids = (set: ReadonlySet<string>): string[] => [...set].toSorted()

describe('the shape', () => {
  it('is a forest: a node whose parent is not shown stands by itself', () => {
    expect(forest.roots.map((one) => one.node.id)).toEqual(['visi'])
    expect(forestOf([node('x', 'jauh'), node('y', 'x')], null).roots).toHaveLength(1)
    expect(pathTo(branch('a11')).map((one) => one.node.id)).toEqual(['visi', 'a', 'a1', 'a11'])
  })

  it('opens level by level while few are in sight, and always the way to the chosen node', () => {
    expect(ids(openAtFirst(forest, undefined, 3))).toEqual(['visi'])
    expect(ids(openAtFirst(forest, undefined, 5))).toEqual(['a', 'visi'])
    expect(ids(openAtFirst(forest, 'a11', 3))).toEqual(['a', 'a1', 'visi'])
  })

  it('begins an office’s tree with its own objectives, the worst first, open along the worst path', () => {
    const own = (id: string, parentId: string, achievement: string | null): TreeNode =>
      node(id, parentId, { unitId: 'dinas', achievement })
    const office = forestOf(
      [
        ...[node('visi', null), node('a', 'visi'), own('s1', 'a', null), own('s2', 'a', '90.00')],
        ...[own('s3', 'visi', '9.50'), own('p1', 's3', '101.00'), own('p2', 's3', '50.00')],
        ...[own('k1', 'p1', '1.00'), own('k2', 'p2', null)],
      ],
      ['dinas'],
    )
    const drawn = (chosen?: string): string[] =>
      drawnFrom(office, office.branch.get(chosen ?? '')).map((one) => one.node.id)

    expect(drawn()).toEqual(['s3', 's2', 's1'])
    expect(office.tops[0]?.below.map((one) => one.node.id)).toEqual(['p2', 'p1'])
    expect(ids(openAtFirst(office, undefined))).toEqual(['a', 'p2', 's3', 'visi'])
    expect(ids(openAtFirst(office, undefined, 5))).toEqual(['a', 's3', 'visi'])
    expect([drawn('k2'), drawn('a')]).toEqual([['s3', 's2', 's1'], ['visi']])
  })

  it('finds words in statements, people and indicators, and walks round', () => {
    const some = [
      node('x', null, { holder: { name: 'Eko', title: 'Kabid', note: null } }),
      node('y', null, { measures: [measure('m', null)] }),
    ]
    expect(foundIn(some, 'eko KABID')).toEqual(['x'])
    expect(foundIn(some, 'angka m')).toEqual(['y'])
    expect(foundIn(some, '  ')).toEqual([])
    expect([
      nextFound(['x', 'y'], undefined),
      nextFound(['x', 'y'], 'x'),
      nextFound(['x', 'y'], 'y'),
      nextFound([], 'x'),
    ]).toEqual(['x', 'y', 'x', null])
  })
})

describe('what lags', () => {
  const low = node('low', null, {
    achievement: '40.00',
    tone: 'bad',
    measures: [measure('m', '30.00'), measure('n', '50.00')],
  })
  const mid = node('mid', 'low', { achievement: '70.00', tone: 'mid' })
  const fine = node('fine', 'low', { achievement: '80.00', tone: 'fine' })
  const below = node('below', 'low', { achievement: '20.00', tone: 'bad', basis: 'BELOW' })

  it('is ordered from the lowest, by own measures only', () => {
    expect(laggards([fine, mid, low, below]).map(({ id }) => id)).toEqual(['low', 'mid'])
  })

  it('is explained by its lowest measure and the lowest branch that lags', () => {
    const [root] = forestOf([low, mid, fine], null).roots
    if (!root) throw new Error('no root')
    expect(causeOf(root)).toMatchObject({ measure: { id: 'm' }, node: { id: 'mid' } })
    expect(causeOf({ ...root, node: fine })).toEqual({ measure: null, node: null })
  })
})

describe('the layout', () => {
  const open = new Set(['visi', 'a', 'a1'])
  const layout = layoutOf(forest.roots, open)

  it('places columns by depth and parents beside their first child, so that no two nodes overlap', () => {
    const at = (id: string) => layout.at.get(id)
    expect(layout.spots.map(({ branch: { node: one } }) => one.id).toSorted()).toEqual([
      'a',
      'a1',
      'a11',
      'a2',
      'b',
      'visi',
    ])
    expect(at('a')?.x).toBe(card.margin + card.width + card.columnGap)
    expect([at('visi')?.y, at('a')?.y, at('a2')?.y, at('b')?.y]).toEqual([24, 24, 152, 280])
    for (const [i, one] of layout.spots.entries())
      for (const other of layout.spots.slice(i + 1))
        expect(one.x !== other.x || Math.abs(one.y - other.y) >= card.height + card.rowGap).toBe(
          true,
        )
  })

  it('leaves what is closed out', () => {
    expect(layoutOf(forest.roots, new Set(['visi'])).spots).toHaveLength(3)
    expect(layoutOf([], new Set()).spots).toEqual([])
  })

  it.each([
    ['ArrowRight', 'visi', 'a'],
    ['ArrowLeft', 'a11', 'a1'],
    ['ArrowDown', 'a', 'b'],
    ['ArrowUp', 'b', 'a'],
    ['ArrowUp', 'a', null],
    ['ArrowRight', 'b', null],
    ['ArrowLeft', 'visi', null],
    ['Home', 'a11', 'visi'],
    ['x', 'a', null],
  ])('%s leads from %s to %s', (key, from, to) => {
    const spot = layout.at.get(from)
    expect(spot && (neighbour(layout, spot, key)?.branch.node.id ?? null)).toBe(to)
  })

  it('draws a straight line to a child beside its parent, else round corners', () => {
    expect(lineBetween({ x: 0, y: 0 }, { x: 300, y: 0 })).toBe('M232 54H300')
    expect(lineBetween({ x: 0, y: 0 }, { x: 300, y: 100 })).toMatch(
      /^M232 54H260Q266 54 266 60V148Q266 154 272 154H300$/,
    )
  })
})
