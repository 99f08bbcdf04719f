import { describe, expect, it } from 'vitest'
import { carriedOver, firstContent, type Ground, type PromisedRow, rowOf } from './content.rules.ts'

const id = '11111111-1111-7111-8111-111111111111'
const aRow = (more: Partial<PromisedRow> = {}): PromisedRow => ({
  ...{ number: 1, measureId: id, objective: 'Mutu', indicator: 'Sekolah terakreditasi' },
  ...{ unitLabel: 'sekolah', target: '8', unitKind: 'NUMBER', aggregation: 'SUM' },
  ...{ frequency: 'QUARTERLY', planned: {}, baseline: null, budgetCode: null, ...more },
})
const aGround = (more: Partial<Ground> = {}): Ground => ({
  ...{ year: 2026, effectiveFrom: '2026-01-01', rows: [aRow()] },
  money: [{ row: 1, code: '1.01.02', name: 'Program Pendidikan', amount: 100 }],
  ...more,
})

describe('which target of a period counts', () => {
  const own = [{ row: 1, period: '2026-Q1', target: '2' }]

  it('is planning’s, itself or by its months, else the plan’s own', () => {
    const months = { '2026-04': '1', '2026-05': '1', '2026-06': '1' }
    const row = aRow({ planned: { '2026': '8', ...months, '2026-Q3': '4', '2025-Q1': '9' } })

    expect(rowOf(row, own, 2026).quarters).toEqual([
      { period: '2026-Q1', target: '2', from: 'OWN' },
      { period: '2026-Q2', target: '3', from: 'PLANNING' },
      { period: '2026-Q3', target: '4', from: 'PLANNING' },
      { period: '2026-Q4', target: null, from: 'NONE' },
    ])
  })

  it('is the year’s in the last quarter, where it is read once a year', () =>
    expect(rowOf(aRow({ frequency: 'ANNUAL' }), own, 2026).quarters).toEqual([
      { period: '2026-Q4', target: '8', from: 'YEAR' },
    ]))
})

describe('a first proposal', () => {
  it('has a step for what of the budget a row names, once, in every month from the first', () => {
    const rows = [
      aRow({ budgetCode: '1.01.02.2.01' }),
      aRow({ number: 2, indicator: 'Angka putus sekolah', budgetCode: '1.01.02' }),
      aRow({ number: 3, indicator: 'Indeks', budgetCode: null, frequency: 'ANNUAL' }),
    ]
    const { steps } = firstContent(aGround({ rows, effectiveFrom: '2026-05-04' }))

    expect(steps.map(({ row, action, budgetCode }) => [row, action, budgetCode])).toEqual([
      [1, 'Melaksanakan program Pendidikan', '1.01.02'],
      [2, 'Menjalankan dan memantau «Angka putus sekolah»', '1.01.02'],
      [3, 'Menjalankan dan memantau «Indeks»', null],
    ])
    expect(steps[2]?.months.map(({ month }) => month)).toEqual([5, 6, 7, 8, 9, 10, 11, 12])
  })

  it('leaves to planning what planning has', () => {
    const rows = [aRow({ planned: { '2026-Q2': '5' } })]

    expect(firstContent(aGround({ rows })).targets.map(({ period }) => period)).toEqual([
      ...['2026-Q1', '2026-Q3', '2026-Q4'],
    ])
  })
})

describe('carried over to an amended promise', () => {
  const from = aGround()
  const planned = {
    targets: [{ row: 1, period: '2026-Q4', target: '8' }],
    steps: [{ ...firstContent(from).steps[0], action: 'Visitasi', budgetCode: '1.01.02' }],
    cash: [{ row: 1, quarter: 4, amount: 100 }],
  } as ReturnType<typeof firstContent>

  it('goes with its row, wherever that stands now', () => {
    const moved = aGround({ rows: [aRow({ number: 2 })] })
    const { targets, steps, cash } = carriedOver(planned, from, moved)

    expect(targets).toEqual([{ row: 2, period: '2026-Q4', target: '8' }])
    expect(steps).toEqual([expect.objectContaining({ row: 2, action: 'Visitasi' })])
    expect(cash).toEqual(planned.cash)
  })

  it('proposes anew what moved: another target, another sum, a new row', () => {
    const rows = [aRow({ target: '10' }), aRow({ number: 2, measureId: null, indicator: 'Baru' })]
    const money = [{ row: 1, code: '1.01.03', name: 'Program lain', amount: 7 }]
    const { targets, steps, cash } = carriedOver(planned, from, aGround({ rows, money }))

    expect(targets.filter(({ row }) => row === 1).map(({ target }) => target)).toEqual([
      ...['2', '3', '2', '3'],
    ])
    expect(steps.map(({ action, budgetCode }) => [action, budgetCode])).toEqual([
      ['Visitasi', null],
      ['Menjalankan dan memantau «Baru»', null],
    ])
    expect(cash.map(({ amount }) => amount)).toEqual([1, 2, 2, 2])
  })
})
