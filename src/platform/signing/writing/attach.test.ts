import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { closePdf, renderPdf } from '../../pdf.ts'
import { type Attachment, readAttachment } from './attach.ts'
import { prepareForSigning } from './prepare.ts'

const hasPoppler = spawnSync('pdfdetach', ['-v']).error === undefined
if (!hasPoppler) console.warn('skipped: poppler (pdfdetach) is not installed')

const options = { createdAt: '2026-01-19T01:30:00.000Z' }
const mark = { page: 1, x: 80, y: 250, width: 187, height: 57 }
const aFile = (over: Partial<Attachment> = {}): Attachment => ({
  name: 'perjanjian-kinerja.json',
  mimeType: 'application/json',
  description: 'Isi perjanjian',
  content: new TextEncoder().encode('{"kode":"PK-2026","nama":"Siti «Nur»"}'),
  at: options.createdAt,
  ...over,
})
const aPrint = async (): Promise<Uint8Array> => {
  const template =
    '#set document(title: "Uji")\n#set text(font: "Source Serif 4", lang: "id")\n= Uji\nIsi.'
  return (await renderPdf(template, null, options)).bytes
}

afterAll(closePdf)

it('carries the file unchanged and says that it is the data behind the page', async () => {
  const printed = await aPrint()

  const pdf = Buffer.from(await prepareForSigning(printed, { fields: [], attachments: [aFile()] }))

  expect(await readAttachment(pdf, 'perjanjian-kinerja.json')).toEqual(aFile().content)
  expect(await readAttachment(pdf, 'lain.json')).toBeNull()
  expect(await readAttachment(printed, 'perjanjian-kinerja.json')).toBeNull()
  expect(pdf.subarray(0, printed.length).equals(printed)).toBe(true)
  for (const key of ['/AFRelationship /Data', '/AF [', '/Subtype /application#2Fjson'])
    expect(pdf.toString('latin1')).toContain(key)
})

it('keeps several files in the order of their names', async () => {
  const files = ['m.json', 'z.json', 'a.json'].map((name) =>
    aFile({ name, content: new TextEncoder().encode(name) }),
  )

  const pdf = await prepareForSigning(await aPrint(), { fields: [], attachments: files })

  for (const { name, content } of files) expect(await readAttachment(pdf, name)).toEqual(content)
  expect(Buffer.from(pdf).toString('latin1')).toMatch(
    /\/Names \[\(a\.json\) \d+ 0 R \(m\.json\) \d+ 0 R \(z\.json\) \d+ 0 R\]/,
  )
})

it('gives the same bytes for the same input', async () => {
  const plan = {
    fields: [{ name: 'pihak-pertama', mark, label: 'Tanda tangan' }],
    attachments: [aFile()],
  }
  const printed = await aPrint()

  const [one, two] = [
    await prepareForSigning(printed, plan),
    await prepareForSigning(printed, plan),
  ]

  expect(Buffer.compare(one, two)).toBe(0)
})

it.each([
  ['a file of the same name', { fields: [], attachments: [aFile(), aFile()] }],
  [
    'a field of the same name',
    { fields: [1, 2].map(() => ({ name: 'pihak-pertama', mark, label: 'a' })), attachments: [] },
  ],
  [
    'a field on a page that is not there',
    { fields: [{ name: 'a', mark: { ...mark, page: 2 }, label: 'a' }], attachments: [] },
  ],
])('refuses %s', async (_, plan) =>
  expect(prepareForSigning(await aPrint(), plan)).rejects.toThrow(RangeError),
)

describe.skipIf(!hasPoppler)('as a reader sees it', () => {
  it('lists the file', async () => {
    const pdf = await prepareForSigning(await aPrint(), { fields: [], attachments: [aFile()] })

    const folder = mkdtempSync(join(tmpdir(), 'amanah-attach-'))
    const file = join(folder, 'a.pdf')
    writeFileSync(file, pdf)

    const list = execFileSync('pdfdetach', ['-list', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })

    rmSync(folder, { recursive: true })
    expect(list).toContain('1: perjanjian-kinerja.json')
  })
})
