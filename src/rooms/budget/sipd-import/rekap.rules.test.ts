import { describe, expect, it } from 'vitest'
import {
  type Problem,
  printProblem,
  type RowRead,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { aRekap, aRekapRow } from '../../../testing/samples/budget.samples.ts'
import type { RekapRead } from './rekap.contract.ts'
import { openRekap } from './rekap.rules.ts'

function read(table: SheetTable): RekapRead {
  const reader = openRekap(table)
  for (const row of table.rows) reader.take(row)
  return reader.end()
}
const problemsOf = (...rows: RowRead[]): Problem[] => read(aRekap(rows)).problems
const parent = {
  subActivityCode: null,
  subActivityName: null,
  fundCode: null,
  fundName: null,
  accountCode: null,
  accountName: null,
}

it('reads a sound line as it stands', () => {
  const { year, lines, problems, passedOver } = read(
    aRekap([aRekapRow({ programName: 'PROGRAM\nPENGELOLAAN  PENDIDIKAN' })]),
  )

  expect({ year, passedOver, problems }).toEqual({ year: 2026, passedOver: 0, problems: [] })
  expect(lines).toMatchObject([
    {
      row: 2,
      affairCode: '1.01',
      programName: 'PROGRAM PENGELOLAAN PENDIDIKAN',
      fundCode: '1.2',
      amount: 4_000_000,
    },
  ])
})

describe('a line that cannot be saved', () => {
  it.each([
    [
      'a kegiatan written with 02.',
      { activityCode: '1.01.02.02.01' },
      'M2 budget/code-shape',
      'Mungkin maksudnya 1.01.02.2.01.',
    ],
    [
      'a sub kegiatan of three digits',
      { subActivityCode: '1.01.02.2.01.003' },
      'O2 budget/code-shape',
      'Mungkin maksudnya 1.01.02.2.01.0003.',
    ],
    ['a short office code', { skpdCode: '001' }, 'E2 budget/code-shape', undefined],
    ['a program without code', { programCode: null }, 'K2 budget/code-missing', undefined],
    [
      'an account above the smallest',
      { accountCode: '5.1.02.01.01' },
      'S2 budget/account-not-leaf',
      undefined,
    ],
    [
      'a kegiatan of another programme',
      { programCode: '1.01.03' },
      'M2 budget/parent-mismatch',
      undefined,
    ],
    [
      'a sub kegiatan of another kegiatan',
      { subActivityCode: '1.01.02.2.02.0003' },
      'O2 budget/parent-mismatch',
      undefined,
    ],
    ['a kegiatan without name', { activityName: null }, 'N2 budget/name-missing', undefined],
    ['an empty pagu', { amount: null }, 'W2 budget/amount-missing', undefined],
    ['a pagu below zero', { amount: -5 }, 'W2 budget/amount-negative', undefined],
    ['a year of two digits', { year: '26' }, 'B2 budget/year-shape', undefined],
  ])('%s', (_, over, expected, suggestion) => {
    const problems = problemsOf(aRekapRow(over))

    expect(problems.map(({ cell, code }) => `${cell} ${code}`)).toEqual([expected])
    expect(problems[0]).toMatchObject({ severity: 'error' })
    expect(problems[0]?.suggestion).toBe(suggestion)
  })

  it('says nothing again about a cell that the reader has already refused', () => {
    expect(problemsOf({ ...aRekapRow({ amount: null }), unread: ['amount'] })).toEqual([])
    expect(problemsOf({ ...aRekapRow({ accountCode: null }), unread: ['accountCode'] })).toEqual([])
  })

  it('is told in a sentence with its place', () => {
    const [problem] = problemsOf(aRekapRow({ activityCode: '1.01.02.02.01' }))
    expect(problem && printProblem(problem)).toBe(
      'Baris 2, kolom KODE KEGIATAN (M2): Kode kegiatan ditulis seperti 2.12.02.2.01. ' +
        'Mungkin maksudnya 1.01.02.2.01.',
    )
  })
})

describe('the file as a whole', () => {
  it('holds one year', () => {
    expect(
      problemsOf(aRekapRow(), aRekapRow({ year: '2025', accountCode: '5.1.02.01.01.0025' })),
    ).toMatchObject([
      {
        row: 3,
        severity: 'error',
        code: 'budget/mixed-years',
        detail:
          'Baris ini tahun 2025, sedangkan baris 2 tahun 2026; satu berkas memuat satu tahun anggaran.',
      },
    ])
  })

  it('holds no line twice, and adds up lines that differ only in pagu', () => {
    expect(problemsOf(aRekapRow(), aRekapRow())).toMatchObject([
      { row: 3, severity: 'error', code: 'budget/line-twice' },
    ])
    expect(problemsOf(aRekapRow(), aRekapRow({ amount: 5 }))).toMatchObject([
      { row: 3, severity: 'warning', code: 'budget/key-twice' },
    ])
    expect(
      problemsOf(
        aRekapRow(),
        aRekapRow({ packageName: '[#] Lain' }),
        aRekapRow({ fundCode: '1.1', fundName: 'PAD' }),
      ),
    ).toEqual([])
  })

  it('may list the same good twice in the variant with standard prices', () => {
    const table = aRekap([aRekapRow(), aRekapRow()])
    const columns = table.columns.map((column) =>
      column.key === 'packageCode' ? { ...column, heading: 'KODE STANDAR HARGA' } : column,
    )
    expect(read({ ...table, columns }).problems).toMatchObject([
      { severity: 'warning', code: 'budget/key-twice' },
    ])
  })

  it('hears once that a code has another name, and overlooks commas, case and blanks', () => {
    const rows = [
      aRekapRow({ accountName: 'Belanja Alat, Tulis Kantor' }),
      aRekapRow({
        accountCode: '5.1.02.01.01.0025',
        activityName: 'PENGELOLAAN PENDIDIKAN SEKOLAH DASAR',
      }),
      aRekapRow({ accountName: 'Belanja Kertas', packageName: 'a' }),
      aRekapRow({ accountName: 'Belanja  kertas', packageName: 'b' }),
    ]
    expect(problemsOf(...rows)).toMatchObject([
      {
        row: 4,
        severity: 'warning',
        code: 'budget/other-name',
        found: 'Belanja Kertas',
        detail: 'Rekening 5.1.02.01.01.0024 sebelumnya bernama «Belanja Alat, Tulis Kantor».',
      },
    ])
  })

  it('must hold a line at all', () => {
    expect(problemsOf()).toMatchObject([{ row: null, severity: 'error', code: 'budget/no-lines' }])
  })

  it('is warned of a sub unit elsewhere, a programme of another bidang, a strange code of funds', () => {
    const rows = [
      aRekapRow({ subUnitCode: '7.01.0.00.0.00.01.0001' }),
      aRekapRow({ affairCode: '2.12', accountCode: '5.1.02.01.01.0025' }),
      aRekapRow({ fundCode: 'PAD', accountCode: '5.1.02.01.01.0026' }),
    ]
    expect(
      problemsOf(...rows).map(({ row, severity, code }) => `${row} ${severity} ${code}`),
    ).toEqual([
      ...[
        '2 warning budget/sub-unit-mismatch',
        '3 warning budget/affair-mismatch',
        '4 warning budget/fund-shape',
      ],
    ])
  })
})

describe('what a spreadsheet or SIPD writes otherwise', () => {
  it('takes short codes that became numbers, and an office that spends itself', () => {
    const { lines, problems } = read(
      aRekap([
        aRekapRow({ affairCode: '1,01', fundCode: '1,2', subUnitCode: null, subUnitName: null }),
      ]),
    )

    expect(problems).toEqual([])
    expect(lines).toMatchObject([
      {
        affairCode: '1.01',
        fundCode: '1.2',
        subUnitCode: '1.01.0.00.0.00.01.0000',
        subUnitName: 'Dinas Pendidikan',
      },
    ])
  })

  it('puts the office’s bidang urusan into a supporting programme', () => {
    const support = {
      affairCode: 'X.XX',
      programCode: 'X.XX.01',
      activityCode: 'X.XX.01.2.01',
      subActivityCode: 'X.XX.01.2.01.0001',
    }
    expect(read(aRekap([aRekapRow(support)])).lines).toMatchObject([
      {
        affairCode: '1.01',
        programCode: '1.01.01',
        activityCode: '1.01.01.2.01',
        subActivityCode: '1.01.01.2.01.0001',
      },
    ])
  })
})

describe('rows without account', () => {
  const lines = [
    aRekapRow({ amount: 3 }),
    aRekapRow({ amount: 4, accountCode: '5.1.02.01.01.0025' }),
  ]

  it('are passed over, counted and compared, whatever they sum up', () => {
    const office = {
      ...parent,
      subUnitCode: null,
      affairCode: null,
      programCode: null,
      activityCode: null,
      amount: 7,
    }
    const table = aRekap(
      [
        aRekapRow(office),
        aRekapRow({ ...parent, amount: 7 }),
        aRekapRow({ ...parent, amount: 0 }),
        ...lines,
      ],
      {
        skipped: 2,
      },
    )
    const { passedOver, problems, lines: kept } = read(table)

    expect({ passedOver, problems }).toEqual({ passedOver: 5, problems: [] })
    expect(kept.map(({ amount }) => amount)).toEqual([3, 4])
  })

  it('keep a file out whose lines do not add up to them', () => {
    expect(problemsOf(...lines, aRekapRow({ ...parent, amount: 9_000_000 }))).toMatchObject([
      {
        ...{ row: 4, column: 'PAGU', cell: 'W4', severity: 'error', code: 'budget/sum-differs' },
        detail:
          'Pagu yang tidak cocok: baris induk ini Rp\u00a09.000.000, jumlah rinciannya ' +
          'Rp\u00a07 (selisih Rp\u00a08.999.993).',
      },
    ])
    expect(
      problemsOf(...lines, aRekapRow({ ...parent, activityCode: '1.01.02.2.09', amount: 5 })),
    ).toMatchObject([{ code: 'budget/sum-differs' }])
  })

  it('are not compared while lines themselves are wrong', () => {
    expect(
      problemsOf(aRekapRow({ amount: null }), aRekapRow({ ...parent, amount: 9 })).map(
        ({ code }) => code,
      ),
    ).toEqual(['budget/amount-missing'])
  })

  it('find supporting programmes under the office’s own code', () => {
    const support = {
      affairCode: 'X.XX',
      programCode: 'X.XX.01',
      activityCode: 'X.XX.01.2.01',
      subActivityCode: 'X.XX.01.2.01.0001',
    }
    expect(
      problemsOf(
        aRekapRow({ ...support, amount: 4 }),
        aRekapRow({ ...support, ...parent, amount: 4 }),
      ),
    ).toEqual([])
  })
})
