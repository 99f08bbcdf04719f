import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { workbookOf } from './workbook.ts'

const list = {
  name: 'perjanjian-2026',
  columns: [{ heading: 'Penerima' }, { heading: 'Anggaran, Rp', kind: 'rupiah' as const }],
  rows: [['=HYPERLINK("Siti & <Nur>")', 4_619_500_000]],
}

const partsOf = async (blob: Promise<Blob>): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(await (await blob).arrayBuffer()))).map(
      ([path, bytes]) => [path, strFromU8(bytes)],
    ),
  )

it('writes texts as texts and numbers as numbers, never a formula; the head stays in view', async () => {
  const parts = await partsOf(workbookOf(list))
  const sheet = parts['xl/worksheets/sheet1.xml']

  expect(parts['xl/sharedStrings.xml']).toContain('<t>=HYPERLINK("Siti &amp; &lt;Nur&gt;")</t>')
  expect(sheet).toMatch(/<c r="A2"[^>]*t="s"><v>2<\/v>/)
  expect(sheet).toMatch(/<c r="B2"[^>]*><v>4619500000<\/v>/)
  expect(sheet).not.toContain('<f>')
  expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
})

it.each([
  ['perjanjian-2026', 'Perjanjian 2026'],
  ["masalah-rekap: [murni]/2026?'", 'Masalah rekap murni 2026'],
  ['rekening-1.01.02.2.01.0001.5.1.02.01', 'Rekening 1.01.02.2.01.0001.5.1.'],
])('names the sheet of %j in words Excel takes', async (name, sheet) => {
  expect((await partsOf(workbookOf({ ...list, name })))['xl/workbook.xml']).toContain(
    `name="${sheet}"`,
  )
})
