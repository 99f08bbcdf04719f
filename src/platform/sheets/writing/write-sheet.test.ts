import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { csvOf } from '../../../kernel/csv.ts'
import type { CellValue, RowRead, SheetRead, SheetWish } from '../../../kernel/importer.ts'
import { sheetLimits } from '../limits.ts'
import { readSheet } from '../read-sheet.ts'
import { readTable } from '../reading.ts'
import { writeSheet } from './write-sheet.ts'

const columns = [
  { heading: 'NIP', kind: 'nip' },
  { heading: 'Kode', kind: 'code' },
  { heading: 'Nama', kind: 'text' },
  { heading: 'Target', kind: 'number' },
  { heading: 'Pagu', kind: 'rupiah' },
  { heading: 'Tanggal', kind: 'date' },
] as const
const wanted: SheetWish = {
  columns: columns.map(({ heading, kind }) => ({ key: heading, heading, kind })),
}
const row = ['198603152010011007', '2.10', '=HYPERLINK("x")', '87.50', 4_619_500_000, '2026-01-07']

const valuesOf = (answer: SheetRead): (CellValue | null)[][] => {
  if (answer.problem) throw new Error(answer.problem.detail)
  return answer.rows.map(({ values }) => columns.map(({ heading }) => values[heading] ?? null))
}
const sheetOf = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

it(
  'writes what can be read back: codes and NIP as text, numbers, rupiah and dates as ' +
    'numbers, never a formula',
  async () => {
    const bytes = await writeSheet({
      sheets: [
        {
          name: 'Data',
          columns,
          rows: [row, [null, '007', 'Sri \u0001 & <Rudi>', '-0.5', 0, null]],
        },
      ],
    })

    expect(valuesOf(await readSheet({ name: 'x', bytes }, wanted))).toEqual([
      [row[0], '2.10', '=HYPERLINK("x")', '87.5', 4_619_500_000, '2026-01-07'],
      [null, '007', 'Sri & <Rudi>', '-0.5', 0, null],
    ])
    expect(sheetOf(bytes)).not.toContain('<f>')
  },
)

it('keeps the header in view and gives empty code and NIP cells the format of text', async () => {
  const xml = sheetOf(
    await writeSheet({ sheets: [{ name: 'Data', columns, rows: [], blankRows: 3 }] }),
  )

  expect(xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
  expect(xml.match(/<row /g)).toHaveLength(4)
})

it('writes a decimal Excel would round as text, and a number without a kind as a number', async () => {
  const xml = sheetOf(
    await writeSheet({
      sheets: [
        {
          name: 'Data',
          columns: [{ heading: 'A', kind: 'number' }, { heading: 'B' }],
          rows: [['1234567890.123456789', 5]],
        },
      ],
    }),
  )

  expect(xml).toMatch(/<c r="A2"[^>]*t="(s|inlineStr)"/)
  expect(xml).toMatch(/<c r="B2"[^>]*><v>5<\/v>/)
})

it('gives every sheet a name Excel accepts', async () => {
  const sheets = ['Rekap: 2026/[Murni]', 'Rekap: 2026/[Murni]', "''", 'x'.repeat(40)].map(
    (name) => ({
      name,
      columns: [{ heading: 'A' }],
      rows: [],
    }),
  )
  const workbook = strFromU8(
    unzipSync(await writeSheet({ sheets }))['xl/workbook.xml'] ?? new Uint8Array(),
  )
  const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)

  expect(names).toEqual(['Rekap 2026 Murni', 'Rekap 2026 Murni (2)', 'Lembar 3', 'x'.repeat(31)])
})

it('writes a large sheet in a thread of its own', { timeout: 60_000 }, async () => {
  let ticks = 0
  const timer = setInterval(() => ticks++, 10)
  const bytes = await writeSheet({
    sheets: [{ name: 'Data', columns, rows: Array.from({ length: 8_000 }, () => row) }],
  })
  clearInterval(timer)

  expect(valuesOf(await readSheet({ name: 'x', bytes }, wanted))).toHaveLength(8_000)
  expect(ticks).toBeGreaterThan(5)
})

it.each([
  ['=1+1', "'=1+1"],
  ['+62 812', "'+62 812"],
  ['-dinas', "'-dinas"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', `"'\tx"`],
  ['-', '-'],
  ['-5,5', "'-5,5"],
  ['+5', "'+5"],
  ['a "b"', '"a ""b"""'],
  ['a\nb', '"a\nb"'],
  [-5, '-5'],
  [null, ''],
])('writes %j to CSV as %s', (value, field) => {
  expect(csvOf({ columns: [{ heading: 'A' }], rows: [[value]] }, { mark: false })).toBe(
    `A\r\n${field}\r\n`,
  )
})

it('reads its own CSV back, whatever the texts', async () => {
  const plain: SheetWish = {
    columns: [
      { key: 'a', heading: 'Kolom A', kind: 'text' },
      { key: 'b', heading: 'Kolom B', kind: 'text', required: true },
    ],
  }
  const word = fc.string({ unit: fc.constantFrom(...'abc=+-@"\';,\n 19é') }).map((text) =>
    text
      .replace(/\s*\n\s*/g, '\n')
      .replace(/ +/g, ' ')
      .trim(),
  )
  const texts = fc.array(
    fc.tuple(
      word,
      word.map((text) => `x${text}`),
    ),
    { minLength: 1, maxLength: 5 },
  )
  // A text that already carries the guard, or the `="…"` form, is read without it: that is the rule
  // of the other side.
  const readable = texts.filter((rows) =>
    rows.every(([a]) => !/^'[=+\-@]/.test(a) && !/^="[^"]*"$/.test(a)),
  )
  await fc.assert(
    fc.asyncProperty(
      readable,
      fc.constantFrom<(',' | ';')[]>(',', ';'),
      async (rows, separator) => {
        const bytes = new TextEncoder().encode(
          csvOf({ columns: [{ heading: 'Kolom A' }, { heading: 'Kolom B' }], rows }, { separator }),
        )
        const back: RowRead[] = []
        const { problem } = await readTable(
          bytes,
          plain,
          sheetLimits,
          async (piece) => void back.push(...piece),
        )
        expect(problem).toBeNull()
        expect(back.map(({ values }) => [values.a ?? '', values.b])).toEqual(rows)
      },
    ),
  )
})
