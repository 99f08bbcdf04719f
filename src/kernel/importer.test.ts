import { expect, it } from 'vitest'
import {
  type ColumnRead,
  errorsOf,
  isUnread,
  printProblem,
  type RowRead,
  rowProblems,
  rupiahOf,
  textOf,
} from './importer.ts'

const columns: ColumnRead[] = [
  { key: 'nip', heading: 'NIP', letter: 'C' },
  { key: 'pagu', heading: 'PAGU', letter: 'W' },
]

it('places what an importer says and words it in one line', () => {
  const { error, warn, found } = rowProblems(columns, 14)

  error('nip', 'organisation/nip-wrong', 'Tanggal lahir dalam NIP tidak ada di kalender.', {
    found: '198602302010011007',
  })
  warn('unit', 'organisation/unit-unknown', 'Kode unit tidak dikenal.', {
    suggestion: 'Mungkin maksudnya 1.02.',
  })
  error(null, 'organisation/row-twice', 'Baris ini sama dengan baris 9.')

  expect(found[0]).toEqual({
    ...{ row: 14, column: 'NIP', cell: 'C14', severity: 'error', code: 'organisation/nip-wrong' },
    ...{ detail: 'Tanggal lahir dalam NIP tidak ada di kalender.', found: '198602302010011007' },
  })
  expect(found.map(printProblem)).toEqual([
    'Baris 14, kolom NIP (C14): Tanggal lahir dalam NIP tidak ada di kalender.',
    'Baris 14, kolom unit: Kode unit tidak dikenal. Mungkin maksudnya 1.02.',
    'Baris 14: Baris ini sama dengan baris 9.',
  ])
  expect(errorsOf(found)).toHaveLength(2)
})

it('words a problem of a whole column or of the file', () => {
  const problem = {
    row: null,
    severity: 'error',
    code: 'budget/sum',
    detail: 'Jumlah pagu tidak cocok.',
  } as const
  expect(printProblem({ ...problem, column: 'PAGU' })).toBe('Kolom PAGU: Jumlah pagu tidak cocok.')
  expect(printProblem({ ...problem, column: null })).toBe('Jumlah pagu tidak cocok.')
})

it('tells an empty cell from one that could not be read', () => {
  const row: RowRead = { row: 2, values: { nip: null, name: 'Sri', pagu: 5 }, unread: ['nip'] }

  expect([
    textOf(row, 'name'),
    textOf(row, 'nip'),
    textOf(row, 'pagu'),
    textOf(row, 'absent'),
  ]).toEqual(['Sri', null, null, null])
  expect([rupiahOf(row, 'pagu'), rupiahOf(row, 'name')]).toEqual([5, null])
  expect([isUnread(row, 'nip'), isUnread(row, 'name')]).toEqual([true, false])
})
