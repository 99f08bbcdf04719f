import { type RowRead, type SheetTable, type SheetWish, textOf } from '../../../kernel/importer.ts'

/** What the file «Struktur unit kerja» holds; lists of regions as they are found name their columns otherwise, hence the aliases. */
export const unitWish: SheetWish = {
  sheet: 'Unit',
  columns: [
    {
      ...{ key: 'code', heading: 'KODE UNIT', kind: 'code', required: true, filled: true },
      aliases: ['Kode', 'Kode Unit Kerja', 'Kode Lokal', 'Kode OPD', 'Kode SKPD Pola'],
    },
    {
      ...{ key: 'name', heading: 'NAMA UNIT', kind: 'text', required: true, filled: true },
      aliases: [
        'Nama',
        'Nama Unit Kerja',
        'Unit Kerja',
        'Nama OPD',
        'Nama Perangkat Daerah',
        'Nama SKPD',
      ],
    },
    {
      key: 'shortName',
      heading: 'NAMA SINGKAT',
      kind: 'text',
      aliases: ['Singkatan', 'Nama Pendek'],
    },
    { key: 'kind', heading: 'JENIS', kind: 'text', aliases: ['Jenis Unit', 'Jenis Unit Kerja'] },
    {
      key: 'parentCode',
      heading: 'KODE INDUK',
      kind: 'code',
      aliases: ['Kode Unit Induk', 'Induk', 'Kode Atasan'],
    },
    {
      ...{
        key: 'agency',
        heading: 'PERANGKAT DAERAH',
        kind: 'choice',
        aliases: ['OPD', 'SKPD', 'Perangkat Daerah (Ya/Tidak)'],
      },
      choices: [
        { value: 'YES', words: ['Ya', 'Y', 'Benar', 'True', '1'] },
        { value: 'NO', words: ['Tidak', 'T', 'Bukan', 'False', '0'] },
      ],
    },
    {
      key: 'skpdCode',
      heading: 'KODE SKPD',
      kind: 'code',
      aliases: ['Kode SIPD', 'Kode SKPD SIPD'],
    },
    { key: 'legalBasis', heading: 'DASAR HUKUM', kind: 'text', aliases: ['Peraturan', 'Dasar'] },
  ],
}

/** Rows of the downloadable example: one of each thing that needs showing. */
export const unitExample: readonly (readonly (string | null)[])[] = [
  [
    '00',
    'Pemerintah Kota Contoh',
    'Kota Contoh',
    'Pemerintah daerah',
    null,
    'Tidak',
    null,
    'Perda 7/2016',
  ],
  [
    '01',
    'Sekretariat Daerah',
    'Setda',
    'Sekretariat daerah',
    '00',
    'Ya',
    '4.01.0.00.0.00.01.0000',
    'Perda 7/2016',
  ],
  [
    '01.01',
    'Bagian Organisasi',
    'Bag. Organisasi',
    'Bagian',
    '01',
    'Tidak',
    '4.01.0.00.0.00.01.0008',
    'Perwali 51/2021',
  ],
  [
    '02',
    'Dinas Kesehatan',
    'Dinkes',
    'Dinas',
    '00',
    'Ya',
    '1.02.0.00.0.00.01.0000',
    'Perda 7/2016',
  ],
  [
    '02.01',
    'Bidang Kesehatan Masyarakat',
    'Bidang Kesmas',
    'Bidang',
    '02',
    'Tidak',
    null,
    'Perwali 62/2021',
  ],
]

/** One row as read; `null` where the cell is empty, which leaves what is known as it is. */
export type UnitRow = {
  row: number
  code: string
  name: string
  shortName: string | null
  kindWord: string | null
  parentCode: string | null
  isAgency: boolean | null
  skpdCode: string | null
  legalBasis: string | null
}

/** The rows that carry code and name; the reader has already said what is wrong with the others. */
export function unitRowsOf({ rows }: Pick<SheetTable, 'rows'>): UnitRow[] {
  return rows.flatMap((read) => {
    const [code, name] = [textOf(read, 'code'), oneLine(textOf(read, 'name'))]
    if (code === null || name === null) return []
    return [
      {
        ...{
          row: read.row,
          code,
          name,
          shortName: oneLine(textOf(read, 'shortName')),
          kindWord: textOf(read, 'kind'),
        },
        ...{
          parentCode: textOf(read, 'parentCode'),
          isAgency: yesOf(read),
          skpdCode: textOf(read, 'skpdCode'),
        },
        legalBasis: oneLine(textOf(read, 'legalBasis')),
      },
    ]
  })
}

const oneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ') ?? null

function yesOf(read: RowRead): boolean | null {
  const word = textOf(read, 'agency')
  return word === null ? null : word === 'YES'
}
