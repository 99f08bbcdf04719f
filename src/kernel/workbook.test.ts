import { expect, it } from 'vitest'
import type { ColumnKind } from './importer.ts'
import { sheetsOf, type WrittenCell } from './workbook.ts'

const cellOf = (value: WrittenCell, kind?: ColumnKind) =>
  sheetsOf([{ name: 'a', columns: [{ heading: 'A', kind }], rows: [[value]] }])[0]?.data[1]?.[0]

it.each<[WrittenCell, ColumnKind | undefined]>([
  ['=HYPERLINK("x")', 'text'],
  ['+62', 'text'],
  ['007', 'number'],
  ['1234567890.123456789', 'number'],
  [9_007_199_254_740_991, 'number'],
  [Number.NaN, undefined],
  ['2026-02-30', 'date'],
  ['80–90', 'number'],
])(
  'keeps %j the text it is: no formula, nothing rounded, no day that does not exist',
  (value, kind) => {
    expect(cellOf(value, kind)).toMatchObject({ type: String, value: String(value), format: '@' })
  },
)

it.each<[WrittenCell, ColumnKind | undefined, number, string | undefined]>([
  ['98.50', 'number', 98.5, undefined],
  [5, undefined, 5, undefined],
  [-250, 'rupiah', -250, '#,##0'],
  ['2026-01-31', 'date', 46_053, 'dd/mm/yyyy'],
  ['100000000000000000', 'number', 1e17, undefined],
])('writes %j of a column of %s as the number %d', (value, kind, number, format) => {
  const cell = cellOf(value, kind)

  expect(cell).toMatchObject({ type: Number, value: number })
  expect(cell && 'format' in cell ? cell.format : undefined).toBe(format)
})

it('leaves out what XML cannot hold, and cuts a text at what a cell of Excel holds', () => {
  expect(cellOf('a\u0001b')).toMatchObject({ value: 'ab' })
  expect(cellOf('x'.repeat(40_000))?.value).toHaveLength(32_767)
  expect(cellOf('x'.repeat(40_000))?.value).toMatch(/x…$/)
})

it('gives every column a width that fits', () => {
  const [sheet] = sheetsOf([
    {
      name: 'a',
      columns: [
        { heading: 'A' },
        { heading: 'Versi' },
        { heading: 'Pagu, Rp', kind: 'rupiah' },
        { heading: 'B', width: 7 },
      ],
      rows: [['y'.repeat(300), 1, 4_619_500_000, 'zzzzzzzzzzzzzzzzz']],
    },
  ])

  expect(sheet?.columns.map(({ width }) => width)).toEqual([60, 10, 15, 7])
})
