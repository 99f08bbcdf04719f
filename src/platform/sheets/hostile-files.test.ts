import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SheetWish } from '../../kernel/importer.ts'
import { heads, nip, people, readHere, sheetOfPeople } from '../../testing/sheets/sheet-reading.ts'
import { aWorkbook, workbookParts, zipped } from '../../testing/sheets/workbooks.ts'
import { sheetLimits } from './limits.ts'

const refusalOf = async (bytes: Uint8Array | string, wanted?: SheetWish, limits = sheetLimits) =>
  (await readHere(bytes, wanted, limits)).problem
const ole = (...names: string[]): Uint8Array =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...names.map((name) => Buffer.from(name, 'utf16le')),
    Buffer.alloc(512),
  ])

const parts = (): Record<string, string> => workbookParts([sheetOfPeople([[nip, 'Sri']])])
const zeros = new Uint8Array(30 * 1024 * 1024)
const lying = (): Uint8Array => {
  const bytes = zipped({ ...parts(), 'xl/worksheets/sheet1.xml': new Uint8Array(3 * 1024 * 1024) })
  const view = new DataView(bytes.buffer)
  for (let at = bytes.length - 4; at > 0; at--)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 2e6)
      view.setUint32(at + 24, 100, true)
  return bytes
}
const doctype =
  '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c ' +
  '"&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c ' +
  't="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>'

it.each<[string, string, () => Uint8Array | string, RegExp]>([
  ['an empty file', 'empty-file', () => '', /kosong/],
  ['a PDF', 'wrong-type', () => '%PDF-1.7\n%âãÏÓ', /PDF/],
  ['a picture', 'wrong-type', () => Buffer.from('89504e470d0a1a0a', 'hex'), /gambar/],
  [
    'a Word document',
    'wrong-type',
    () =>
      zipped({
        '[Content_Types].xml': '<Types/>',
        '_rels/.rels': '<a/>',
        'word/document.xml': '<a/>',
      }),
    /Word/,
  ],
  [
    'slides',
    'wrong-type',
    () => zipped({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<a/>' }),
    /salindia/,
  ],
  [
    'an OpenDocument sheet',
    'wrong-type',
    () =>
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
    /OpenDocument/,
  ],
  [
    'a binary workbook',
    'wrong-type',
    () => zipped({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
    /xlsb/,
  ],
  ['a plain archive', 'wrong-type', () => zipped({ 'data.csv': 'NIP' }), /arsip/],
  [
    'a web page named .xls',
    'wrong-type',
    () => '<html><body><table><tr><td>NIP</td></tr></table>',
    /halaman web/,
  ],
  ['bytes with NUL', 'wrong-type', () => `NIP;Nama\n${nip};S\u0000ri\n`, /tidak dikenal/],
  ['an old workbook', 'old-excel', () => ole('Root Entry', 'Workbook'), /\.xls/],
  ['an old Word document', 'wrong-type', () => ole('Root Entry', 'WordDocument'), /Word/],
  [
    'a workbook with a password',
    'password',
    () => ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'),
    /kosongkan sandinya/,
  ],
  ['a truncated workbook', 'broken', () => zipped(parts()).subarray(0, 900), /rusak/],
  [
    'a workbook without its sheet',
    'blank',
    () =>
      zipped(
        Object.fromEntries(Object.entries(parts()).filter(([name]) => !name.includes('sheet1'))),
      ),
    /kosong/,
  ],
  [
    'XML that ends early',
    'broken',
    () =>
      zipped({
        ...parts(),
        'xl/worksheets/sheet1.xml': (parts()['xl/worksheets/sheet1.xml'] ?? '').slice(0, 400),
      }),
    /rusak/,
  ],
  [
    'a cell that points nowhere',
    'broken',
    () =>
      zipped({
        ...parts(),
        'xl/worksheets/sheet1.xml':
          '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>9</v></c></row></sheetData></worksheet>',
      }),
    /rusak/,
  ],
  [
    'a bomb of zeros',
    'bomb',
    () => zipped({ ...parts(), 'xl/worksheets/sheet1.xml': zeros }),
    /mengembang/,
  ],
  ['a bomb that lies about its size', 'bomb', lying, /mengembang/],
  [
    'a bomb of entities',
    'doctype',
    () => zipped({ ...parts(), 'xl/worksheets/sheet1.xml': doctype }),
    /DOCTYPE/,
  ],
  [
    'nesting without end',
    'broken',
    () => zipped({ ...parts(), 'xl/worksheets/sheet1.xml': '<a>'.repeat(50_000) }),
    /rusak/,
  ],
  ['a blank workbook', 'blank', () => aWorkbook([{ name: 'Data', rows: [] }]), /kosong/],
  [
    'a header without rows',
    'no-rows',
    () => aWorkbook([sheetOfPeople([])]),
    /belum ada baris data/,
  ],
  ['a header over empty lines', 'no-rows', () => 'NIP;Nama\n;;\n\n', /belum ada baris data/],
  [
    'no header at all',
    'no-header',
    () => 'a;b\n1;2',
    /Dicari: «NIP», «Nama»\. Baris teratas berisi: «a», «b»/,
  ],
  [
    'a renamed column',
    'missing-column',
    () => `NIP;Nma Pegawai;Namma\n${nip};x;y`,
    /^Kolom «Nama» tidak ada; ada kolom mirip «Namma» \(kolom C\)\.$/,
  ],
  [
    'a column twice',
    'duplicate-column',
    () => `NIP;Nama;nama\n${nip};x;y`,
    /ada 2 kali \(kolom B, C\)/,
  ],
  [
    'a hidden sheet alone',
    'hidden-sheet',
    () =>
      aWorkbook([
        { name: 'Sampul', rows: [['x']] },
        sheetOfPeople([[nip, 'Sri']], { state: 'veryHidden' }),
      ]),
    /«Data»/,
  ],
  [
    'sheets that do not fit',
    'missing-column',
    () =>
      aWorkbook([
        { name: 'A', rows: [['NIP'], ['1']] },
        { name: 'B', rows: [['x']] },
      ]),
    /Lembar yang dilihat: «A», «B»/,
  ],
  [
    'a quote never closed',
    'open-quote',
    () => `NIP;Nama\n${nip};Sri\n${nip};"Rudi\n${nip};Ani`,
    /baris 3/,
  ],
  [
    '20,000 columns',
    'too-many-columns',
    () => `${heads.join(';')};${Array.from({ length: 19_995 }, (_, at) => `K${at}`).join(';')}\n`,
    /20\.000 kolom; paling banyak 1\.000/,
  ],
])('is %s', async (_, code, bytes, detail) => {
  const problem = await refusalOf(bytes())
  expect(problem).toMatchObject({ code: `sheets/${code}`, detail: expect.stringMatching(detail) })
})

it.each<[string, string, Partial<typeof sheetLimits>]>([
  ['a file too big', 'too-big', { bytes: 100 }],
  ['too many parts', 'too-many-parts', { parts: 3 }],
  ['too many sheets', 'too-many-sheets', { sheets: 0 }],
  ['more than the inflated limit', 'bomb', { inflated: 500 }],
  ['too many rows', 'too-many-rows', { rows: 0 }],
])('is %s', async (_, code, limits) => {
  expect(await refusalOf(zipped(parts()), people, { ...sheetLimits, ...limits })).toMatchObject({
    code: `sheets/${code}`,
  })
})

it('is 200,000 rows of CSV, counted', async () => {
  const rows = `${nip};Sri\n`.repeat(200_000)
  expect((await refusalOf(`NIP;Nama\n${rows}`))?.detail).toContain(
    'memuat 200.000 baris data; paling banyak 100.000',
  )
})

it('answers any bytes, and any damage to a good file', async () => {
  const good = zipped(parts())
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect((await readHere(bytes)).problem?.code).not.toBe('sheets/unreadable')
    }),
    { numRuns: 200 },
  )
  const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), {
    minLength: 1,
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const bytes = good.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      const { problem } = await readHere(bytes)
      expect(problem?.code).not.toBe('sheets/unreadable')
    }),
    { numRuns: 200 },
  )
})

it('answers any damage to the parts of a workbook', async () => {
  const names = [
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/sharedStrings.xml',
    'xl/worksheets/sheet1.xml',
  ]
  const whole = workbookParts([
    sheetOfPeople([[{ shared: nip }, 'Sri', { v: 7, s: 3 }, { v: 46_029, s: 1 }, 5]]),
  ])
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    '/',
    '<c>',
    '<row r="0"/>',
    '</si>',
    'r="ZZZZ9"',
    '<v>1e999</v>',
    '&x;',
    '-1',
    ' t="s"',
    '\u0000',
    '<![CDATA[',
  )
  const damage = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(20), pieces)
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (changes) => {
      const parts = { ...whole }
      for (const [name, at, cut, piece] of changes) {
        const text = parts[name] ?? ''
        parts[name] = text.slice(0, at % text.length) + piece + text.slice((at % text.length) + cut)
      }
      expect((await readHere(zipped(parts))).problem?.cause ?? '').not.toMatch(
        /TypeError|RangeError/,
      )
    }),
    { numRuns: 300 },
  )
})

it('answers any text as CSV', async () => {
  const pieces = fc.constantFrom(
    'NIP',
    'Nama',
    ';',
    ',',
    '\n',
    '\r\n',
    '"',
    '""',
    nip,
    '=',
    '\t',
    'é',
    ' ',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), async (text) => {
      expect((await readHere(text.join(''))).problem?.code).not.toBe('sheets/unreadable')
    }),
    { numRuns: 300 },
  )
})
