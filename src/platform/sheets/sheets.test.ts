import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type ColumnWish,
  printProblem,
  type SheetTable,
  type SheetWish,
  textOf,
} from '../../kernel/importer.ts'
import {
  heads,
  nip,
  people,
  readHere,
  sheetOfPeople,
  tableOf,
} from '../../testing/sheets/sheet-reading.ts'
import { aWorkbook, workbookParts, zipped } from '../../testing/sheets/workbooks.ts'
import { sheetLimits } from './limits.ts'

const codes = (answer: SheetTable): string[] =>
  answer.notices.map(({ code }) => code.replace('sheets/', ''))
const refusalOf = async (bytes: Uint8Array) => (await readHere(bytes)).problem

describe('a workbook', () => {
  it('gives typed rows with their places', async () => {
    const answer = await tableOf(
      aWorkbook([
        sheetOfPeople([
          [
            { shared: '19860315 201001 1 007' },
            'Sri Wahyuni',
            { v: 7, s: 3 },
            { v: 46_029, s: 5 },
            { v: 4_619_500_000, s: 6 },
          ],
          [nip, { v: 'Rudi <&> Hartono', f: 'A1&B1' }, '1.02', '7 Januari 2026', '1.234.567,00'],
        ]),
      ]),
    )

    expect(answer).toMatchObject({
      format: 'XLSX',
      sheet: 'Data',
      headerRow: 1,
      problems: [],
      ignored: [],
      skipped: 0,
    })
    expect(answer.rows).toEqual([
      {
        row: 2,
        values: { nip, name: 'Sri Wahyuni', unit: '007', born: '2026-01-07', pagu: 4_619_500_000 },
      },
      {
        row: 3,
        values: {
          nip,
          name: 'Rudi <&> Hartono',
          unit: '1.02',
          born: '2026-01-07',
          pagu: 1_234_567,
        },
      },
    ])
    expect(answer.notices).toContainEqual({
      code: 'sheets/formula',
      detail: 'Satu sel berisi rumus; yang dipakai hasil hitungan terakhirnya.',
      count: 1,
      cells: ['B3'],
    })
  })

  it('says in which cell what is wrong, and keeps the rest of the row', async () => {
    const answer = await tableOf(
      aWorkbook([
        sheetOfPeople([
          [
            { v: 1.98603152010011e17 },
            'Sri',
            { v: 2.1 },
            { error: '#REF!', f: '#REF!' },
            { f: 'SUM(A1)' },
          ],
          [null, 'Tanpa NIP'],
        ]),
      ]),
    )

    expect(answer.problems.map(printProblem)).toEqual([
      'Baris 2, kolom NIP (A2): NIP tersimpan sebagai angka, sehingga tiga angka ' +
        'terakhirnya sudah hilang. Ubah format kolom NIP menjadi Teks, lalu tulis ulang NIP-nya.',
      'Baris 2, kolom Kode Unit (C2): Kode ini tersimpan sebagai angka 2,1; nol di ' +
        'belakangnya mungkin hilang (2.10 menjadi 2.1). Ubah format kolom menjadi Teks, lalu ' +
        'tulis ulang kodenya.',
      'Baris 2, kolom Tanggal Lahir (D2): Rumus di sel ini berhenti dengan kesalahan ' +
        '#REF!. Perbaiki rumusnya atau tulis nilainya langsung.',
      'Baris 2, kolom Pagu (E2): Rumus di sel ini belum punya hasil tersimpan. Buka ' +
        'berkasnya di Excel, simpan, lalu unggah lagi.',
      'Baris 3, kolom NIP (A3): Sel ini wajib diisi.',
    ])
    expect(answer.rows[0]).toEqual({
      row: 2,
      values: { nip: null, name: 'Sri', unit: null, born: null, pagu: null },
      unread: ['nip', 'unit', 'born', 'pagu'],
    })
  })

  it('counts the problems it leaves out', async () => {
    const rows = Array.from({ length: 30 }, () => ['17', 'x'])
    const answer = await readHere(aWorkbook([sheetOfPeople(rows)]), people, {
      ...sheetLimits,
      problems: 5,
    })
    expect(answer).toMatchObject({ problemsLeftOut: 25 })
  })

  it(
    'reads dates of the 1904 system, texts cut into runs, names with a prefix, and rows ' +
      'without addresses',
    async () => {
      const parts = workbookParts(
        [sheetOfPeople([[nip, { shared: '@@' }, null, { v: 44_567, s: 1 }]])],
        { date1904: true },
      )
      const strings =
        parts['xl/sharedStrings.xml']?.replace(
          '<t>@@</t>',
          '<r><t>Sri </t></r><r><rPr/><t>Wahyuni_x000D_</t></r><rPh><t>X</t></rPh>',
        ) ?? ''
      const prefixed =
        parts['xl/worksheets/sheet1.xml']
          ?.replace(/<(\/?)(\w)/g, '<$1x:$2')
          .replace('xmlns=', 'xmlns:x=')
          .replace(/ r="\d+"/g, '') ?? ''
      const answer = await tableOf(
        zipped({ ...parts, 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': prefixed }),
      )
      expect(answer.rows).toEqual([
        {
          row: 2,
          values: { nip, name: 'Sri Wahyuni', unit: null, born: '2026-01-07', pagu: null },
        },
      ])
    },
  )

  it('passes over repeated headers, numbers of columns, empty rows and rows without a key, and says so', async () => {
    const wanted = { ...people, onlyRowsWith: ['nip'] }
    const rows = [
      ['1', '2', '3', '4', '5'],
      [nip, 'Sri'],
      [],
      [...heads],
      [{ v: ' ' }, 'JUMLAH', null, null, 9],
      [nip, 'Rudi'],
    ]
    const answer = await tableOf(
      aWorkbook([sheetOfPeople(rows, { rowTags: { 7: 'hidden="1"' } })]),
      wanted,
    )

    expect(answer.rows.map(({ row }) => row)).toEqual([3, 7])
    expect(answer.skipped).toBe(1)
    expect(codes(answer)).toEqual(['header-second', 'header-again', 'row-passed', 'hidden-rows'])
  })

  it('reads merged headings over two rows', async () => {
    const wanted: SheetWish = {
      columns: [
        { key: 'i', heading: 'Indikator', kind: 'text', required: true },
        { key: 't1', heading: 'Target TW 1', kind: 'number', required: true },
      ],
    }
    const merged = {
      name: 'Data',
      rows: [
        ['Indikator', 'Target', null],
        [null, 'TW 1', 'TW 2'],
        ['Indeks', 3, 4],
      ],
      tail: '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/></mergeCells>',
    }
    const answer = await tableOf(aWorkbook([merged]), wanted)

    expect(answer.rows).toEqual([{ row: 3, values: { i: 'Indeks', t1: '3' } }])
    expect(codes(answer)).toEqual(['header-two-rows', 'column-ignored'])
  })

  it('takes the sheet whose headings fit and names the others', async () => {
    const answer = await tableOf(
      aWorkbook([
        { name: 'Petunjuk', rows: [['Isilah lembar Data']] },
        sheetOfPeople([[nip, 'Sri']]),
        sheetOfPeople([[nip, 'Lama']], { name: 'Arsip', state: 'hidden' }),
      ]),
    )

    expect(answer.sheet).toBe('Data')
    expect(answer.notices.map(({ detail }) => detail)).toEqual([
      'Satu lembar lain tidak dibaca: «Petunjuk».',
      'Satu lembar tersembunyi tidak dibaca: «Arsip».',
    ])
  })

  it('takes the sheet the wish names when several fit', async () => {
    const bytes = aWorkbook([
      sheetOfPeople([[nip, 'Januari']], { name: 'Januari' }),
      sheetOfPeople([[nip, 'Februari']], { name: 'Februari' }),
    ])
    expect((await tableOf(bytes, { ...people, sheet: 'februari' })).rows[0]?.values.name).toBe(
      'Februari',
    )
    expect(await refusalOf(bytes)).toMatchObject({
      code: 'sheets/several-fit',
      detail: expect.stringContaining('«Januari», «Februari»'),
    })
  })

  it('reads the data of a workbook with macros and leaves the macros', async () => {
    const answer = await tableOf(
      zipped({
        ...workbookParts([sheetOfPeople([[nip, 'Sri']])]),
        'xl/vbaProject.bin': new Uint8Array(40),
      }),
    )
    expect(answer.rows).toHaveLength(1)
    expect(codes(answer)).toEqual(['macros'])
  })
})

describe('a CSV', () => {
  const expected = [
    {
      row: 2,
      values: {
        nip,
        name: 'Nuraéni, "Ibu"\nWahyuni',
        unit: '007',
        born: '2026-01-07',
        pagu: 1_234_567,
      },
    },
  ]
  const csv = (separator: string): string =>
    `${heads.join(separator)}\r\n${[nip, '"Nuraéni, ""Ibu""\r\nWahyuni"', '007', '7 Januari 2026', '"1.234.567,00"'].join(separator)}\r\n`

  it.each<[string, Uint8Array | string]>([
    ['with commas', csv(',')],
    ['with semicolons', csv(';')],
    ['with tabs', csv('\t')],
    ['with bars', csv('|')],
    ['with a mark', `\ufeff${csv(';')}`],
    ['in Windows-1252', Buffer.from(csv(';'), 'latin1')],
    ['in UTF-16', Buffer.from(`\ufeff${csv('\t')}`, 'utf16le')],
    ['with bare line feeds', csv(',').replaceAll('\r\n', '\n')],
  ])('is read %s', async (_, bytes) => {
    const answer = await tableOf(bytes)
    expect(answer).toMatchObject({ format: 'CSV', sheet: null, problems: [] })
    expect(answer.rows).toEqual(expected)
  })

  it('says when the encoding had to be taken as Windows-1252', async () => {
    expect(codes(await tableOf(Buffer.from(csv(';'), 'latin1')))).toContain('windows-1252')
  })

  it('obeys a first line that names the separator', async () => {
    expect((await tableOf(`sep=|\nNIP|Nama\n${nip}|Sri, Ibu`)).rows).toMatchObject([
      { row: 3, values: { name: 'Sri, Ibu' } },
    ])
  })

  it('takes a cell that looks like a formula as text and reports it', async () => {
    const answer = await tableOf(`NIP;Nama\n="${nip}";=HYPERLINK(1)\n`)
    expect(answer.rows[0]?.values).toMatchObject({ nip, name: '=HYPERLINK(1)' })
    expect(answer.notices.find(({ code }) => code === 'sheets/formula-text')).toMatchObject({
      count: 2,
      cells: ['A2', 'B2'],
    })
  })

  it('keeps counting rows as a spreadsheet shows them across empty lines and line breaks in quotes', async () => {
    expect(
      (await tableOf(`NIP,Nama\n\n${nip},"a\nb"\n,,\n${nip},c`)).rows.map(({ row }) => row),
    ).toEqual([3, 5])
  })
})

const files: [string, number, string[]][] = [
  [
    'realisasi-per-dokumen.csv',
    3,
    ['Kode SKPD', 'Tanggal Dokumen', 'Kode Rekening', 'Nilai Realisasi'],
  ],
  ['anggaran-kas.csv', 3, ['Kode SKPD', 'Januari', 'Jumlah']],
]
const kindOf = (heading: string): ColumnWish['kind'] =>
  /^kode/i.test(heading)
    ? 'code'
    : /^tanggal/i.test(heading)
      ? 'date'
      : /^(pagu|nilai|jumlah|januari)/i.test(heading)
        ? 'rupiah'
        : 'text'

describe('a report of SIPD', () => {
  const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

  it.each(files)('%s gives %d rows', async (name, count, headings) => {
    const wanted: SheetWish = {
      columns: headings.map((heading) => ({
        key: heading,
        heading,
        kind: kindOf(heading),
        required: true,
        filled: true,
      })),
    }
    const answer = await tableOf(read(name), wanted)

    expect(answer.rows).toHaveLength(count)
    expect(answer.problems).toEqual([])
  })

  it('gives its sum, its codes and its days', async () => {
    const wanted: SheetWish = {
      columns: [
        { key: 'skpd', heading: 'KODE SKPD', kind: 'code' },
        { key: 'day', heading: 'Tanggal Dokumen', kind: 'date' },
        { key: 'amount', heading: 'Nilai Realisasi', kind: 'rupiah', required: true },
      ],
    }
    const { rows } = await tableOf(read('realisasi-per-dokumen.csv'), wanted)

    expect(rows.reduce((sum, { values }) => sum + Number(values.amount), 0)).toBe(150_333_192)
    expect(rows.map(({ values }) => values.day)).toEqual(['2026-02-09', '2026-03-02', '2026-03-31'])
    expect(rows[0] && textOf(rows[0], 'skpd')).toBe('2.12.0.00.0.00.01.0000')
  })
})
