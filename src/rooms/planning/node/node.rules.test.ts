import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { NodeLine } from './node.contract.ts'
import { linesGiven, mostAtOnce, nodesWanted } from './node.rules.ts'

const line = (id: string, parentId: string | null, more: Partial<NodeLine> = {}): NodeLine => ({
  id,
  parentId,
  code: id,
  depth: 0,
  statement: `Kinerja ${id}`,
  component: 'SASARAN_PD',
  componentLabel: 'Sasaran perangkat daerah',
  level: 'OUTPUT',
  levelLabel: 'Keluaran',
  unit: null,
  holder: null,
  budgetCode: null,
  measures: [],
  children: 0,
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
  line('S1', 'T1', { depth: 1, statement: 'Jalan mantap' }),
  line('P1', 'S1', { depth: 2, holder }),
  line('S2', 'T1', { depth: 1 }),
  line('X', 'gone'),
]
const idsOf = (given: readonly NodeLine[]): string[] => given.map(({ id }) => id)

it.each([
  [{ words: 'JALAN' }, ['T1', 'S1']],
  [{ words: '', holder: 'j1' }, ['T1', 'S1', 'P1']],
  [{ words: 'eko bidang' }, ['T1', 'S1', 'P1']],
  [{ words: 'jalan', holder: 'j1' }, []],
])('gives what is looked for by %j and the way to it', (question, given) => {
  expect(idsOf(linesGiven(lines, nodesWanted(lines, question), 1))).toEqual(given)
})

it('looks for nothing when nothing is asked', () => {
  expect(nodesWanted(lines, { words: '  ' })).toBeNull()
})

it('gives so many levels as are asked for, all where none are', () => {
  expect(idsOf(linesGiven(lines, null, 2))).toEqual(['T1', 'S1', 'S2', 'X'])
  expect(idsOf(linesGiven(lines, null, undefined))).toHaveLength(5)
})

it('gives fewer levels of a broad tree, and the first of very many found', () => {
  const broad = [
    line('T1', null),
    ...Array.from({ length: mostAtOnce }, (_, i) => line(`S${i}`, 'T1', { depth: 1 })),
  ]

  expect(idsOf(linesGiven(broad, null, 3))).toEqual(['T1'])
  expect(linesGiven(broad, nodesWanted(broad, { words: 'kinerja' }), 3)).toHaveLength(mostAtOnce)
})

it('sends at most 60 KB for a first look at the plan of a great region', () => {
  const children = 15
  const wordy = (id: string, parentId: string | null, depth: number): NodeLine =>
    line(id, parentId, {
      depth,
      code: `K.${id.slice(0, 6)}`,
      statement: `Meningkatnya ${id} pada perangkat daerah yang melayani warga`,
      unit: { id: randomUUID(), name: `Bidang ${id}`, shortName: id.slice(0, 12) },
      holder: {
        ...holder,
        positionId: randomUUID(),
        personId: randomUUID(),
        name: `Pejabat ${id}`,
      },
    })
  const below = (parent: NodeLine, levels: number): NodeLine[] =>
    levels === 0
      ? [parent]
      : [
          parent,
          ...Array.from({ length: children }, () =>
            below(wordy(randomUUID(), parent.id, parent.depth + 1), levels - 1),
          ).flat(),
        ]
  const great = below(wordy(randomUUID(), null, 0), 3)
  const sent = (given: readonly NodeLine[]): number => gzipSync(JSON.stringify(given)).length / 1024

  expect(great.length).toBeGreaterThan(3500)
  expect(sent(great)).toBeGreaterThan(300)
  expect(sent(linesGiven(great, null, 3))).toBeLessThan(60)
})
