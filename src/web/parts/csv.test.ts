import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'
import { dateCell, decimalCell, figureCell } from './list-file.ts'

it('writes what an Indonesian spreadsheet opens: mark, semicolons, plain numbers, blanks', () => {
  expect(
    csvOf({
      heads: ['Nama', 'Anggaran, Rp', 'Capaian, %', 'Batas'],
      rows: [
        ['Siti; "Nur"', 4_619_500_000, decimalCell('98.50'), dateCell('2026-01-31')],
        ['Baris\ndua', null, decimalCell(null), dateCell(null)],
      ],
    }),
  ).toBe(
    '\ufeffNama;Anggaran, Rp;Capaian, %;Batas\r\n"Siti; ""Nur""";4619500000;98,50;2026-01-31\r\n"Baris\ndua";;;\r\n',
  )
})

it.each(['=HYPERLINK("x")', '+62', '-1', '@SUM(A1)', '\tx'])(
  'keeps %j from running as a formula',
  (text) => {
    expect(csvOf({ heads: ['a'], rows: [[text]] })).toContain(`'${text.replaceAll('"', '""')}`)
  },
)

it.each([
  ['78.50', '78,50', '78,50'],
  ['1234.5', '1.234,5', '1234,5'],
  ['80..90', '80–90', '80–90'],
  ['WTP', 'WTP', 'WTP'],
  [null, null, ''],
])('writes the figure %j as a number where it is one, else as printed', (value, printed, cell) => {
  expect(csvOf({ heads: ['a'], rows: [[figureCell(value, printed)]] })).toBe(
    `\ufeffa\r\n${cell}\r\n`,
  )
})
