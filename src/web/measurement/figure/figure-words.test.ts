import { describe, expect, it } from 'vitest'
import {
  actOf,
  cellMark,
  dueWords,
  markOf,
  printAchievement,
  printAchievementShort,
  printFigure,
  targetOrigin,
  worstFirst,
} from './figure-words.ts'

const percent = { unitKind: 'PERCENT', unitLabel: 'Persen' } as const
const people = { unitKind: 'NUMBER', unitLabel: 'Orang' } as const

it.each([
  ['97.65', percent, '97,65%'],
  ['73.100611', percent, '73,10%'],
  ['80..90', percent, '80–90%'],
  ['24', people, '24\u00a0orang'],
  ['1234567', people, '1.234.567\u00a0orang'],
  ['1200000', { unitKind: 'RUPIAH', unitLabel: 'Rupiah' }, 'Rp\u00a01.200.000'],
  ['3.25', { unitKind: 'INDEX', unitLabel: 'Indeks' }, '3,25'],
  ['WTP', { unitKind: 'GRADE', unitLabel: 'Predikat' }, 'WTP'],
  ['2026-12-31', { unitKind: 'MILESTONE', unitLabel: 'Tanggal' }, '31\u00a0Desember\u00a02026'],
] as const)('%s is printed with its unit', (value, unit, printed) =>
  expect(printFigure(value, unit)).toBe(printed),
)

it('prints achievements, exact ones too', () => {
  expect([
    printAchievement('92.349726775956284153'),
    printAchievement('140'),
    printAchievementShort('97.65'),
  ]).toEqual([...['92,35%', '140,00%', '97,7']])
})

describe('the shape of a period', () => {
  const cell = { state: 'REPORTED', value: '84', blank: null, tone: null } as const

  it.each([
    ['its band', { ...cell, tone: 'fine' }, 'fine'],
    ['zero without a band', { ...cell, value: '0' }, 'zero'],
    ['zero with a band', { ...cell, value: '0', tone: 'bad' }, 'bad'],
    ['a value that cannot apply', cell, 'unmeasurable'],
    ['a blank', { ...cell, value: null, blank: 'NOT_MEASURABLE' }, 'unmeasurable'],
    ['nothing yet', { ...cell, value: null, state: 'NOT_REPORTED' }, 'unreported'],
    ['what has not come', { ...cell, value: null, state: 'NOT_DUE' }, 'notyet'],
  ] as const)('is that of %s', (_, told, kind) => expect(markOf(told)).toBe(kind))
})

it('is a zero on the ground of its band where there is room for one shape only', () => {
  const cell = { state: 'REPORTED', value: '0', blank: null } as const

  expect([
    cellMark({ ...cell, tone: 'bad' }),
    cellMark({ ...cell, tone: null }),
    cellMark({ ...cell, value: '7', tone: 'mid' }),
  ]).toEqual([
    { kind: 'zero', tone: 'bad' },
    { kind: 'zero', tone: 'ink' },
    { kind: 'mid', tone: 'mid' },
  ])
})

it.each([
  ['EXPLICIT', { '2026-06': '10' }, null],
  ['EVEN_SHARE', { '2026': '120' }, 'bagian rata dari 120\u00a0orang tahun 2026'],
  [
    'EVEN_SHARE',
    { '2026': '120', '2026-Q2': '30' },
    'bagian rata dari 30\u00a0orang triwulan II 2026',
  ],
  ['CONTAINING', { '2026': '80' }, 'target tahun 2026'],
  ['CONTAINED', { '2026': '80' }, 'menurut target di dalamnya'],
  ['NONE', {}, null],
] as const)('a target found by %s tells where from', (targetSource, targets, origin) =>
  expect(targetOrigin({ period: '2026-06', targets, targetSource, ...people })).toBe(origin),
)

it('says when, and what to do', () => {
  expect([
    dueWords({ dueOn: '2026-07-10', late: true }, '2026-07-15'),
    dueWords({ dueOn: '2026-07-10', late: false }, '2026-07-10'),
    dueWords({ dueOn: '2026-07-10', late: false }, '2026-07-02'),
  ]).toEqual(['Lewat 5 hari', 'Batas hari ini', 'Batas 10\u00a0Juli\u00a02026'])
  expect(
    ['NOT_REPORTED', 'RETURNED', 'VERIFIED'].map(
      (state) => actOf({ state: state as 'VERIFIED', mayReport: true }).verb,
    ),
  ).toEqual([...['Isi', 'Jawab', 'Lihat']])
  expect(actOf({ state: 'NOT_REPORTED', mayReport: false }).verb).toBe('Lihat')
})

it('puts first what needs attention, and ends a sentence once', () => {
  const row = (indicator: string, ...cells: [state: string, achievement: string | null][]) => ({
    ...{ indicator, measureId: indicator, indicatorCode: indicator, holder: null },
    cells: cells.map(
      ([state, achievement]) =>
        ({ state, achievement }) as Parameters<typeof worstFirst>[0][number]['cells'][number],
    ),
  })
  const rows = [
    row('baik', ['VERIFIED', '104']),
    row('kosong', ['NOT_DUE', null]),
    row('rendah', ['VERIFIED', '110'], ['REPORTED', '9.5']),
    row('bolong', ['NOT_REPORTED', null], ['VERIFIED', '100']),
  ]

  expect(worstFirst(rows).map(({ indicator }) => indicator)).toEqual([
    'bolong',
    'rendah',
    'baik',
    'kosong',
  ])
})
