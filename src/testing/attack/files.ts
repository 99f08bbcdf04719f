import fc from 'fast-check'
import { aWorkbook, type TestCell, workbookParts, zipped } from '../sheets/workbooks.ts'
import { wickedNumber, wickedText } from './wicked.ts'

const cell: fc.Arbitrary<TestCell> = fc.oneof(
  fc.constantFrom<TestCell>(
    null,
    '',
    1,
    true,
    { v: 46000, s: 1 },
    { error: '#REF!' },
    { f: 'NOW()', v: 1 },
  ),
  wickedText.map((text) => text.toWellFormed()),
  wickedNumber,
)

/** The bytes of a file as a broken disk or a hostile hand leaves them: cut, with bytes turned, with
 * another file behind. */
export const spoiled = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      cut: fc.option(fc.nat(bytes.length), { freq: 3 }),
      turned: fc.array(
        fc.tuple(fc.nat(Math.max(0, bytes.length - 1)), fc.integer({ min: 1, max: 255 })),
        { maxLength: 4 },
      ),
      behind: fc.option(fc.uint8Array({ maxLength: 40 }), { freq: 3 }),
    })
    .map(({ cut, turned, behind }) => {
      const copy = Uint8Array.from(bytes)
      for (const [at, by] of turned) copy[at] = (copy[at] ?? 0) ^ by
      return Uint8Array.from([...copy.subarray(0, cut ?? copy.length), ...(behind ?? [])])
    })

/** A workbook below the headings of a real one, with cells nobody expects; sometimes one of its
 * parts is nonsense. */
export function hostileWorkbook(headings: readonly string[]): fc.Arbitrary<Uint8Array> {
  const rows = fc.array(fc.array(cell, { maxLength: headings.length + 1 }), { maxLength: 6 })
  const sheet = rows.map((below) => ({ name: 'Data', rows: [[...headings], ...below] }))
  const names = Object.keys(workbookParts([{ name: 'Data', rows: [] }]))
  return fc.oneof(
    { arbitrary: sheet.map((one) => aWorkbook([one])), weight: 4 },
    { arbitrary: sheet.chain((one) => spoiled(aWorkbook([one]))), weight: 1 },
    {
      arbitrary: fc
        .tuple(sheet, fc.constantFrom(...names), fc.string({ maxLength: 80 }))
        .map(([one, part, nonsense]) => zipped({ ...workbookParts([one]), [part]: nonsense })),
      weight: 1,
    },
  )
}

/** Text with separators, quotes and signs as spreadsheets of the field are saved, below the
 * headings of a real one. */
export const hostileCsv = (headings: readonly string[]): fc.Arbitrary<Uint8Array> =>
  fc
    .record({
      separator: fc.constantFrom(',', ';', '\t', '|'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      mark: fc.constantFrom('', '\ufeff'),
      quote: fc.boolean(),
      rows: fc.array(fc.array(wickedText, { maxLength: headings.length + 1 }), { maxLength: 8 }),
      encoding: fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'),
    })
    .map(({ separator, end, mark, quote, rows, encoding }) => {
      const line = (cells: readonly string[]): string =>
        cells.map((text) => (quote ? `"${text}"` : text)).join(separator)
      return Buffer.from(mark + [headings, ...rows].map(line).join(end), encoding)
    })
