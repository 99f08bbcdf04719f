import { expect, it } from 'vitest'
import type { NodeLine } from '../../rooms/planning/node/node.contract.ts'
import { type Branch, forestOf } from './plan-tree.ts'

const line = (id: string, parentId: string | null, more: Partial<NodeLine> = {}): NodeLine => ({
  ...{
    id,
    parentId,
    code: id,
    depth: 0,
    statement: `Kinerja ${id}`,
    component: 'SASARAN_PD',
    componentLabel: 'Sasaran perangkat daerah',
  },
  ...{
    level: 'OUTPUT',
    levelLabel: 'Keluaran',
    unit: null,
    holder: null,
    budgetCode: null,
    measures: [],
    children: 0,
  },
  ...more,
})
const holder = {
  positionId: 'j1',
  personId: null,
  title: 'Kepala Bidang',
  name: 'Eko Nugroho',
  note: null,
}
const lines = [
  line('T1', null),
  line('S1', 'T1', { statement: 'Jalan mantap' }),
  line('P1', 'S1', { holder }),
  line('S2', 'T1'),
  line('X', 'gone'),
]
const drawn = (branches: readonly Branch[]): unknown =>
  branches.map(({ line: { id }, below }) => (below.length > 0 ? [id, drawn(below)] : id))

it('hangs every node below its parent; one whose parent is not shown stands alone', () => {
  expect(drawn(forestOf(lines))).toEqual([['T1', [['S1', ['P1']], 'S2']], 'X'])
})

it('marks what was looked for, and not the way to it', () => {
  const [root] = forestOf(lines, new Set(['S1']))

  expect([root?.matched, root?.below[0]?.matched]).toEqual([false, true])
})
