import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'
import type { ColumnKind } from './importer.ts'

const columns = (...kinds: [heading: string, kind: ColumnKind][]) =>
  kinds.map(([heading, kind]) => ({ heading, kind }))

it('writes what an Indonesian spreadsheet opens: mark, semicolons, plain numbers, blanks', () => {
  expect(
    csvOf({
      columns: columns(
        ['Nama', 'text'],
        ['Anggaran, Rp', 'rupiah'],
        ['Capaian, %', 'number'],
        ['Batas', 'date'],
      ),
      rows: [
        ['Siti; "Nur"', 4_619_500_000, '98.50', '2026-01-31'],
        ['Baris\ndua', null, '-0.5', null],
      ],
    }),
  ).toBe(
    '\ufeffNama;Anggaran, Rp;Capaian, %;Batas\r\n"Siti; ' +
      '""Nur""";4619500000;98,50;2026-01-31\r\n"Baris\ndua";;-0,5;\r\n',
  )
})

it.each(['=HYPERLINK("x")', '+62', '-1', '@SUM(A1)', '\tx'])(
  'keeps %j from running as a formula, whatever the column',
  (text) => {
    expect(csvOf({ columns: columns(['a', 'text']), rows: [[text]] })).toContain(
      `'${text.replaceAll('"', '""')}`,
    )
    expect(csvOf({ columns: [{ heading: text }], rows: [] })).toContain("'")
    expect(csvOf({ columns: columns(['a', 'number']), rows: [['=1+1']] })).toContain("'=1+1")
  },
)
