import { expect, it } from 'vitest'
import { nip, people, sheetOfPeople } from '../../testing/sheets/sheet-reading.ts'
import { aWorkbook, workbookParts, zipped } from '../../testing/sheets/workbooks.ts'
import { sheetLimits } from './limits.ts'
import { readSheet } from './read-sheet.ts'

const rowXml = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) =>
      `<row r="${at + 2}"><c r="A${at + 2}" t="inlineStr"><is><t>${nip}</t></is></c><c ` +
      `r="B${at + 2}" t="inlineStr"><is><t>Pegawai nomor ${at}</t></is></c><c ` +
      `r="E${at + 2}"><v>${at}</v></c></row>`,
  ).join('')
const long = (count: number): Uint8Array => {
  const parts = workbookParts([sheetOfPeople([])])
  return zipped({
    ...parts,
    'xl/worksheets/sheet1.xml': (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
      '</sheetData>',
      `${rowXml(count)}</sheetData>`,
    ),
  })
}
async function ticksDuring<T>(work: () => Promise<T>): Promise<{ answer: T; ticks: number }> {
  let ticks = 0
  const timer = setInterval(() => ticks++, 10)
  const answer = await work().finally(() => clearInterval(timer))
  return { answer, ticks }
}

it('refuses 200,000 rows with their number while the event loop keeps turning', {
  timeout: 60_000,
}, async () => {
  const bytes = long(200_000)
  const { answer, ticks } = await ticksDuring(() =>
    readSheet({ name: 'besar.xlsx', bytes }, people),
  )

  expect(answer.problem).toMatchObject({
    code: 'sheets/too-many-rows',
    detail: expect.stringContaining('200.000 baris data'),
  })
  expect(ticks).toBeGreaterThan(5)
})

it('hands over 60,000 rows in pieces, in order, and whole', { timeout: 60_000 }, async () => {
  const bytes = long(60_000)
  const { answer, ticks } = await ticksDuring(() =>
    readSheet({ name: 'besar.xlsx', bytes }, people),
  )

  if (answer.problem) throw new Error(answer.problem.detail)
  expect(answer.rows).toHaveLength(60_000)
  expect(
    answer.rows.every(
      ({ row, values }, at) =>
        row === at + 2 && values.pagu === at && values.name === `Pegawai nomor ${at}`,
    ),
  ).toBe(true)
  expect(ticks).toBeGreaterThan(10)
})

it('ends a reading that takes too long or too much memory', { timeout: 60_000 }, async () => {
  const bytes = long(50_000)
  expect(
    (await readSheet({ name: 'lama.xlsx', bytes }, people, { ...sheetLimits, milliseconds: 30 }))
      .problem?.code,
  ).toBe('sheets/too-slow')
  expect(
    (await readSheet({ name: 'berat.xlsx', bytes }, people, { ...sheetLimits, heapMegabytes: 4 }))
      .problem?.code,
  ).toBe('sheets/too-heavy')
})

it('reads several files at once, and a good one after a bad one', async () => {
  const bytes = aWorkbook([sheetOfPeople([[nip, 'Sri']])])
  const answers = await Promise.all(
    [bytes, new Uint8Array(), bytes, new Uint8Array([1, 2, 3]), bytes].map((each) =>
      readSheet({ name: 'x.xlsx', bytes: each }, people),
    ),
  )
  expect(
    answers.map((answer) => (answer.problem ? answer.problem.code : answer.rows.length)),
  ).toEqual([1, 'sheets/empty-file', 1, 'sheets/wrong-type', 1])
  expect(bytes.byteLength).toBeGreaterThan(0)
})
