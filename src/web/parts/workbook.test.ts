import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import { dateCell, decimalCell, type ListFile } from './list-file.ts'
import { workbookOf } from './workbook.ts'

type Cell = { format: string | undefined; type: string | undefined; text: string }

/** The parts of the written file, each checked to be well-formed XML. */
async function partsOf(list: ListFile): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await workbookOf(list).arrayBuffer()))
  const parts = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
  for (const text of Object.values(parts)) new SaxesParser().write(text).close()
  return parts
}

/** The cells by their place. */
async function cellsOf(list: ListFile): Promise<Record<string, Cell>> {
  const cells: Record<string, Cell> = {}
  let place = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name !== 'c') return
    place = attributes.r ?? ''
    cells[place] = { format: attributes.s, type: attributes.t, text: '' }
  })
  parser.on('text', (text) => {
    const cell = cells[place]
    if (cell) cell.text += text.trim()
  })
  parser.write((await partsOf(list))['xl/worksheets/sheet1.xml'] ?? '').close()
  return cells
}

const list: ListFile = {
  name: 'perjanjian-2026',
  heads: ['Penerima', 'Versi', 'Anggaran (Rp)', 'Capaian, %', 'Batas'],
  rows: [
    ['Siti & <Nur> "A"', 2, 4_619_500_000, decimalCell('98.50'), dateCell('2026-01-31')],
    [null, 0, -250, decimalCell(null), dateCell(null)],
  ],
}

it('writes texts as texts, numbers as numbers, rupiah grouped, dates as days, blanks as nothing', async () => {
  const cells = await cellsOf(list)

  expect(cells).toEqual({
    ...Object.fromEntries(
      list.heads.map((head, at) => [
        `${'ABCDE'[at]}1`,
        { format: '1', type: 'inlineStr', text: head },
      ]),
    ),
    A2: { format: '4', type: 'inlineStr', text: 'Siti & <Nur> "A"' },
    B2: { format: '0', type: undefined, text: '2' },
    C2: { format: '2', type: undefined, text: '4619500000' },
    D2: { format: '0', type: undefined, text: '98.50' },
    E2: { format: '3', type: undefined, text: '46053' },
    B3: { format: '0', type: undefined, text: '0' },
    C3: { format: '2', type: undefined, text: '-250' },
  })
})

it.each(['=HYPERLINK("x")', '+62', '-1', '@SUM(A1)', '007', '1.01.02'])(
  'keeps %j the text it is, never a formula or a number',
  async (text) => {
    const { A2 } = await cellsOf({ name: 'a', heads: ['A'], rows: [[text]] })

    expect(A2).toEqual({ format: '4', type: 'inlineStr', text })
  },
)

it.each([
  ['a decimal Excel would round', decimalCell('1234567890.123456789'), '1234567890,123456789'],
  ['a number of more than 15 digits', 9_007_199_254_740_991, '9007199254740991'],
  ['what is no number', Number.NaN, 'NaN'],
  ['a day that does not exist', dateCell('2026-02-30'), '2026-02-30'],
  ['signs XML cannot hold', 'a\u0001b', 'ab'],
])('writes %s as text', async (_, cell, text) => {
  expect((await cellsOf({ name: 'a', heads: ['A'], rows: [[cell]] })).A2).toEqual({
    format: '4',
    type: 'inlineStr',
    text,
  })
})

it('cuts a text at what a cell of Excel holds', async () => {
  const { A2 } = await cellsOf({ name: 'a', heads: ['A'], rows: [['x'.repeat(40_000)]] })

  expect(A2?.text).toHaveLength(32_767)
  expect(A2?.text).toMatch(/x…$/)
})

it('keeps the bold head in view and gives every column a width that fits', async () => {
  const parts = await partsOf({
    ...list,
    rows: [['y'.repeat(300), 1, 4_619_500_000, null, dateCell('2026-01-31')]],
  })
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''

  expect(sheet).toMatch(
    /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/,
  )
  expect([...sheet.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width))).toEqual(
    [60, 10, 16, 13, 11],
  )
  expect(parts['xl/styles.xml']?.match(/<xf [^>]*>/g)?.[1]).toContain('fontId="1"')
})

it.each([
  ['perjanjian-2026', 'Perjanjian 2026'],
  ["masalah-rekap: [murni]/2026?'", 'Masalah rekap murni 2026'],
  ['rekening-1.01.02.2.01.0001.5.1.02.01', 'Rekening 1.01.02.2.01.0001.5.1.'],
  ["'-'", 'Daftar'],
])('names the sheet of %j in words Excel takes', async (name, sheet) => {
  expect((await partsOf({ ...list, name }))['xl/workbook.xml']).toContain(`<sheet name="${sheet}"`)
})

it('counts columns past Z', async () => {
  const heads = Array.from({ length: 28 }, (_, at) => `K${at}`)
  const cells = await cellsOf({ name: 'a', heads, rows: [] })

  expect(cells.AB1?.text).toBe('K27')
})
