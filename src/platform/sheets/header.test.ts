import { expect, it } from 'vitest'
import type { ColumnWish } from '../../kernel/importer.ts'
import { nearest } from '../../kernel/near.ts'
import { fits, type Header, headerIn, numbersColumns, repeatsHeader } from './header.ts'
import type { RawRow } from './raw.ts'

const rowsOf = (...rows: (string | null)[][]): RawRow[] =>
  rows.map((texts, index) => ({
    row: index + 1,
    hidden: false,
    cells: texts.flatMap((text, at) =>
      text === null ? [] : [{ at, text, kind: 'text' as const, formula: false, look: null }],
    ),
  }))
const wish = (heading: string, more: Partial<ColumnWish> = {}): ColumnWish => ({
  key: heading,
  heading,
  kind: 'text',
  required: true,
  ...more,
})
const header = (columns: ColumnWish[], ...rows: (string | null)[][]): Header | null =>
  headerIn(rowsOf(...rows), { columns }, 10)
const letters = (found: Header | null): string[] =>
  found?.matched.map(({ key, letter }) => `${key}=${letter}`) ?? []

const people = [
  wish('NIP'),
  wish('Nama Lengkap', { aliases: ['Nama', 'Nama Pegawai'] }),
  wish('Pagu', { required: false }),
]

it.each<[string, (string | null)[][], number, string[]]>([
  ['in any order', [['Nama Lengkap', 'NIP']], 1, ['NIP=B', 'Nama Lengkap=A']],
  ['without case, blanks, marks', [['n.i.p *', 'NAMA_LENGKAP']], 1, ['NIP=A', 'Nama Lengkap=B']],
  ['by alias', [['NIP', 'nama pegawai']], 1, ['NIP=A', 'Nama Lengkap=B']],
  [
    'without what stands in brackets',
    [['NIP (18 angka)', 'Nama', 'PAGU (Rp)']],
    1,
    ['NIP=A', 'Nama Lengkap=B', 'Pagu=C'],
  ],
  [
    'under titles',
    [['PEMERINTAH KOTA'], ['Daftar pegawai', 'Tahun 2026'], ['NIP', 'Nama']],
    3,
    ['NIP=A', 'Nama Lengkap=B'],
  ],
  [
    'by its own heading before an alias',
    [['NIP', 'Nama', 'Nama Lengkap']],
    1,
    ['NIP=A', 'Nama Lengkap=C'],
  ],
])('finds the header %s', (_, rows, row, expected) => {
  const found = header(people, ...rows)

  expect(found?.row).toBe(row)
  expect(letters(found)).toEqual(expected)
  expect(fits(found)).toBe(true)
})

it('reads merged headings over two rows as one', () => {
  const targets = [
    wish('Indikator'),
    wish('Target TW 1'),
    wish('Target TW 2'),
    wish('Realisasi TW 1'),
    wish('Satuan'),
  ]

  const found = header(
    targets,
    ['Rencana aksi 2026'],
    ['Indikator', 'Target', null, 'Realisasi', 'Satuan'],
    [null, 'TW 1', 'TW 2', 'TW 1'],
  )

  expect(found).toMatchObject({ row: 3, twoRows: true })
  expect(letters(found)).toEqual([
    'Indikator=A',
    'Target TW 1=B',
    'Target TW 2=C',
    'Realisasi TW 1=D',
    'Satuan=E',
  ])
})

it('names what is missing and what looks like it', () => {
  const found = header(
    [wish('NIP'), wish('NAMA UNIT KERJA'), wish('TW 1')],
    ['NIP', 'TW 2', null, 'Nama Unit Krja'],
  )

  expect(fits(found)).toBe(false)
  expect(
    found?.missing.map(({ wish: { heading }, near }) => [heading, near?.printed ?? null]),
  ).toEqual([
    ['NAMA UNIT KERJA', 'Nama Unit Krja'],
    ['TW 1', null],
  ])
})

it('does not choose between two columns of one name', () => {
  expect(header(people, ['NIP', 'Nama', 'nama'])?.twice?.headings.map(({ at }) => at)).toEqual([
    1, 2,
  ])
})

it('finds no header where no word fits', () => {
  expect(header(people, ['satu', 'dua'], ['tiga', 'empat'])).toBeNull()
  expect(header(people)).toBeNull()
})

it.each<[string, (string | null)[], boolean]>([
  ['numbers', ['1', '2', '3'], true],
  ['numbers in brackets', ['(1)', '(2)', '(3)'], true],
  ['units', ['(-)', '(orang)', '(Rp)'], true],
  ['a sum of columns', ['1', '2', '3=1+2'], true],
  ['a person', ['198603152010011007', 'Sri', '3'], false],
  ['other numbers', ['2', '3', '4'], false],
])('%s under the headings: %#', (_, texts, expected) => {
  const found = header(people, ['NIP', 'Nama', 'Pagu'])
  const [row] = rowsOf(texts)

  expect(found && row && numbersColumns(row, found)).toBe(expected)
})

it('knows a repeated header from a row that holds one of its words', () => {
  const found = header(people, ['NIP', 'Nama', 'Pagu'])
  const repeats = (texts: (string | null)[]) =>
    found && repeatsHeader(new Map(rowsOf(texts)[0]?.cells.map((cell) => [cell.at, cell])), found)

  expect(repeats(['nip', 'NAMA', 'Pagu'])).toBe(true)
  expect(repeats(['198603152010011007', 'Nama', '3'])).toBe(false)
})

it('calls near only what is a likely slip', () => {
  const words = ['persen', 'indeks', 'nilai']
  expect(nearest('persent', words, (word) => word)).toBe('persen')
  expect(nearest('idneks', words, (word) => word)).toBe('indeks')
  expect(nearest('rupiah', words, (word) => word)).toBeNull()
})
