import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('writes what an Indonesian spreadsheet opens: mark, semicolons, plain numbers, blanks', () => {
  expect(
    csvOf(
      ['Nama', 'Anggaran, Rp'],
      [
        ['Siti; "Nur"', 4_619_500_000],
        ['Baris\ndua', null],
      ],
    ),
  ).toBe('\ufeffNama;Anggaran, Rp\r\n"Siti; ""Nur""";4619500000\r\n"Baris\ndua";\r\n')
})

it.each(['=HYPERLINK("x")', '+62', '-1', '@SUM(A1)', '\tx'])('keeps %j from running as a formula', (text) => {
  expect(csvOf(['a'], [[text]])).toContain(`'${text.replaceAll('"', '""')}`)
})
