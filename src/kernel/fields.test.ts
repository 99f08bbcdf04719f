import { expect, it } from 'vitest'
import {
  choice,
  code,
  date,
  filled,
  mergedCells,
  required,
  rupiah,
  sheetOf,
  text,
  yesNo,
} from './fields.ts'

const example = `
  KODE | NAMA | PAGU | IKU

  01 | Dinas
  Kesehatan | 5000 | Ya

  02 | | | `
const sheet = sheetOf(
  { name: 'Uji', example },
  {
    code: filled(code('KODE', ['Sandi'])),
    name: text('NAMA'),
    since: date('TMT'),
    kind: required(choice('JENIS', { A: ['Satu'], B: ['Dua'] })),
    amount: rupiah('PAGU'),
    key: yesNo('IKU', [], ['IKU']),
  },
)

it('is one list: what is looked for, in order, with what must be there', () => {
  expect(sheet.wish.sheet).toBe('Uji')
  expect(sheet.wish.columns.map(({ key, heading, kind }) => [key, heading, kind])).toEqual([
    ['code', 'KODE', 'code'],
    ['name', 'NAMA', 'text'],
    ['since', 'TMT', 'date'],
    ['kind', 'JENIS', 'choice'],
    ['amount', 'PAGU', 'rupiah'],
    ['key', 'IKU', 'choice'],
  ])
  expect(sheet.wish.columns.filter((one) => one.required).map(({ key }) => key)).toEqual([
    'code',
    'kind',
  ])
  // what goes to the reading thread must survive being copied
  expect(structuredClone(sheet.wish)).toEqual(sheet.wish)
})

it('gives typed rows, one line of words, and leaves out rows without what must be filled', () => {
  const values = { code: '01', name: 'Dinas\nKesehatan', kind: 'B', amount: 5, key: 'NO' }
  const rows = sheet.rows({
    rows: [
      { row: 2, values, unread: ['since'] },
      { row: 3, values: { ...values, code: null } },
    ],
  })
  expect(rows).toEqual([
    {
      ...{ row: 2, unread: new Set(['since']), code: '01', name: 'Dinas Kesehatan' },
      ...{ since: null, kind: 'B', amount: 5, key: false },
    },
  ])
})

it('reads its example by the headings it names, and refuses one it does not have', () => {
  expect(sheet.example).toEqual([
    ['01', 'Dinas Kesehatan', null, null, '5000', 'Ya'],
    ['02', null, null, null, null, null],
  ])
  expect(() => sheetOf({ name: 'Uji', example: 'SANDI\n\n01' }, { code: code('KODE') })).toThrow(
    'SANDI',
  )
})

it(
  'merges rows of one thing: an empty cell takes the word of another, two words are told ' +
    'with the row of the first',
  () => {
    const told: unknown[] = []
    const rows = [
      { row: 2, name: null, unit: 'A' },
      { row: 3, name: 'Budi', unit: null },
      { row: 4, name: 'Beni', unit: 'A' },
    ] as const
    const merged = mergedCells<
      { row: number; name: string | null; unit: string | null },
      'name' | 'unit'
    >(rows, ['name', 'unit'], (row, key, more) => told.push([row, key, more]))
    expect(merged).toMatchObject({ name: 'Budi', unit: 'A' })
    expect(told).toEqual([[4, 'name', { before: 'Budi', from: 3, found: 'Beni' }]])
  },
)
