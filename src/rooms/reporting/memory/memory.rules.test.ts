import { expect, it } from 'vitest'
import type { TreeMeasure, TreeNode } from '../tree/tree.contract.ts'
import { cellOf, countSentence, memoryOf } from './memory.rules.ts'

const measure = (more: Partial<TreeMeasure> = {}): TreeMeasure => ({
  ...{ id: 'ipm', indicator: 'Indeks Pembangunan Manusia', unit: 'indeks', unitKind: 'INDEX' },
  ...{ polarity: 'MAXIMIZE', frequency: 'ANNUAL', isKey: true, target: '82.60', value: '82.90' },
  ...{ against: '82.60', achievement: '100.36', capped: false, tone: 'good', state: 'VERIFIED' },
  ...{ period: '2025', last: '2025', provisional: false, reason: null, follows: null },
  ...more,
})
const over = { year: 2025, upTo: '2025-12' }

it.each([
  ['kept', {}, over, 'KEPT', 'Terpenuhi, 100,36%'],
  ['not kept', { achievement: '99.99' }, over, 'BROKEN', 'Belum terpenuhi, 99,99%'],
  ['exactly kept', { achievement: '100.00' }, over, 'KEPT', 'Terpenuhi, 100,00%'],
  [
    'open while its year goes on',
    {},
    { year: 2025, upTo: '2025-11' },
    'OPEN',
    'Masih berjalan, 100,36%',
  ],
  ['open without a result', { achievement: null }, over, 'OPEN', 'Hasilnya belum dilaporkan'],
  [
    'open with the reason there is',
    { achievement: null, reason: 'Survei ditunda.' },
    over,
    'OPEN',
    'Survei ditunda.',
  ],
  [
    'open where the last period is missing',
    { period: '2025-Q3', last: '2025-Q4' },
    over,
    'OPEN',
    'Baru sampai Triwulan III 2025, 100,36%',
  ],
  ['open on a provisional figure', { provisional: true }, over, 'OPEN', 'Angka sementara, 100,36%'],
] as const)('calls a promise %s', (_, more, moment, fate, says) =>
  expect(cellOf(measure(more), moment)).toMatchObject({ fate, says }),
)

const node = (id: string, component: string, parentId: string | null, more: object = {}) =>
  ({
    ...{ id, component, parentId, code: id, statement: `Isi ${id}`, agreement: null, measures: [] },
    ...more,
  }) as unknown as TreeNode
const promise = (id: string) => ({
  agreement: { id, code: `PK-${id}`, state: 'ACTIVE', readable: true },
})

it('lays out the promises of the head by mission, a cell a year, and leaves the rest alone', () => {
  const nodes = (id: string, measures: TreeMeasure[]) => [
    node('M2', 'MISI', null),
    node('T1', 'TUJUAN_DAERAH', 'M2'),
    node('S1', 'SASARAN_DAERAH', 'T1', { ...promise(id), measures }),
    node('S9', 'SASARAN_DAERAH', null, { ...promise(id), measures: [measure({ id: 'x' })] }),
    node('D1', 'SASARAN_PD', 'S1', { ...promise('kadis'), measures: [measure({ id: 'y' })] }),
  ]
  const memory = memoryOf(
    [
      { ...over, nodes: nodes('a', [measure()]) },
      { year: 2026, upTo: '2026-05', nodes: nodes('b', [measure(), measure({ id: 'baru' })]) },
    ],
    new Set(['a', 'b']),
  )

  expect(memory.years).toEqual([
    { year: 2025, promise: 'PK-a, aktif' },
    { year: 2026, promise: 'PK-b, aktif' },
  ])
  expect(
    memory.missions.map(({ name, lines }) => [
      name,
      lines.map(({ cells }) => cells.map((cell) => cell?.fate ?? null)),
    ]),
  ).toEqual([
    [
      'M2 Isi M2',
      [
        ['KEPT', 'OPEN'],
        [null, 'OPEN'],
      ],
    ],
    ['Tanpa misi dalam rencana', [['KEPT', 'OPEN']]],
  ])
  expect(countSentence(memory.counts)).toBe(
    'Dari 5 target tahunan dalam PK: 2 terpenuhi, 0 belum terpenuhi, 3 masih terbuka.',
  )
})
