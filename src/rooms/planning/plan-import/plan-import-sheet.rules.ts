import {
  type Choice,
  type ColumnWish,
  type SheetTable,
  type SheetWish,
  textOf,
} from '../../../kernel/importer.ts'
import { Aggregation, Component, Descent, Frequency, Polarity } from '../plan.contract.ts'
import type { IndicatorCells, NodeCells, PlanRow } from './plan-import.contract.ts'
import {
  aggregations,
  components,
  descents,
  formulas,
  frequencies,
  polarities,
  yesNo,
} from './plan-import-choices.rules.ts'

/** Years a plan file may set targets for: two planning periods of a region meet here. */
export const targetYears: readonly number[] = Array.from({ length: 8 }, (_, at) => 2024 + at)
/** Key of a year's column. */
export const yearKey = (year: number): string => `target${year}`
/** Key of a quarter's column. */
export const quarterKey = (quarter: number): string => `quarter${quarter}`

const column = (
  key: string,
  heading: string,
  kind: ColumnWish['kind'],
  aliases: readonly string[] = [],
): ColumnWish => ({
  ...{ key, heading, kind },
  ...(aliases.length > 0 ? { aliases } : {}),
})
const choice = (
  key: string,
  heading: string,
  choices: Choice[],
  aliases: readonly string[] = [],
): ColumnWish => ({
  ...column(key, heading, 'choice', aliases),
  choices,
})

/** What the file «Rencana, indikator, dan target» holds. A node with several indicators repeats its code; the rest of the node may then stay empty. */
export const planWish: SheetWish = {
  sheet: 'Rencana',
  columns: [
    {
      ...column('code', 'KODE KINERJA', 'code', ['Kode', 'Kode Pohon Kinerja']),
      required: true,
      filled: true,
    },
    column('parentCode', 'KODE INDUK', 'code', ['Induk', 'Kode Kinerja Induk']),
    { ...choice('component', 'JENIS', components, ['Jenis Kinerja', 'Komponen']), required: true },
    {
      ...column('statement', 'PERNYATAAN', 'text', [
        'Pernyataan Kinerja',
        'Kinerja',
        'Uraian Kinerja',
      ]),
      required: true,
    },
    column('unitCode', 'KODE UNIT', 'code', ['Kode Unit Kerja', 'Unit']),
    column('positionCode', 'KODE JABATAN', 'code', ['Jabatan', 'Kode Jabatan Pemegang']),
    column('nip', 'NIP PEMEGANG', 'nip', ['NIP']),
    column('budgetCode', 'KODE ANGGARAN', 'code', [
      'Kode Rekening Program',
      'Kode Program Kegiatan',
    ]),
    column('indicatorCode', 'KODE INDIKATOR', 'code'),
    column('indicator', 'INDIKATOR', 'text', ['Indikator Kinerja', 'Nama Indikator']),
    column('unitLabel', 'SATUAN', 'text'),
    choice('polarity', 'ARAH', polarities, ['Polaritas', 'Arah Indikator']),
    choice('aggregation', 'AKUMULASI', aggregations, ['Jenis Akumulasi']),
    choice('formula', 'RUMUS CAPAIAN', formulas),
    choice('isKey', 'IKU', yesNo, ['IKU (Ya/Tidak)', 'Indikator Kinerja Utama']),
    column('definition', 'DEFINISI OPERASIONAL', 'text', ['Definisi']),
    column('formulaText', 'RUMUS', 'text', ['Formula', 'Cara Menghitung']),
    column('dataSource', 'SUMBER DATA', 'text'),
    choice('frequency', 'FREKUENSI', frequencies, ['Frekuensi Pengukuran']),
    column('baseline', 'DATA DASAR', 'text', ['Baseline', 'Kondisi Awal']),
    column('baselineYear', 'TAHUN DATA DASAR', 'code', ['Tahun Baseline', 'Tahun Kondisi Awal']),
    choice('descent', 'JENIS TURUNAN', descents, ['Turunan']),
    column('parentIndicator', 'INDIKATOR INDUK', 'code', ['Kode Indikator Induk']),
    column('share', 'PORSI', 'text', ['Porsi (%)', 'Bagian (%)']),
    ...targetYears.map((year) => column(yearKey(year), `TARGET ${year}`, 'text', [String(year)])),
    ...['I', 'II', 'III', 'IV'].map((roman, at) =>
      column(quarterKey(at + 1), `TW ${roman}`, 'text', [
        `Target TW ${roman}`,
        `Triwulan ${roman}`,
        `Target Triwulan ${roman}`,
        `TW ${at + 1}`,
      ]),
    ),
  ],
}

type Word = (key: string) => string | null

const oneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ') ?? null

function nodeCells(word: Word): NodeCells {
  const component = Component.options.find((option) => option === word('component')) ?? null
  return {
    ...{
      component,
      parentCode: word('parentCode'),
      statement: oneLine(word('statement')),
      unitCode: word('unitCode'),
    },
    ...{ positionCode: word('positionCode'), nip: word('nip'), budgetCode: word('budgetCode') },
  }
}

function indicatorCells(word: Word): IndicatorCells {
  const key = word('isKey')
  return {
    ...{
      name: oneLine(word('indicator')),
      unitLabel: oneLine(word('unitLabel')),
      isKey: key === null ? null : key === 'YES',
    },
    polarity: Polarity.options.find((option) => option === word('polarity')) ?? null,
    aggregation: Aggregation.options.find((option) => option === word('aggregation')) ?? null,
    frequency: Frequency.options.find((option) => option === word('frequency')) ?? null,
    ...{
      achievementFormula: word('formula'),
      definition: word('definition'),
      formulaText: word('formulaText'),
    },
    ...{
      dataSource: oneLine(word('dataSource')),
      baseline: oneLine(word('baseline')),
      baselineYear: word('baselineYear'),
    },
  }
}

/** Periods whose targets a file sets, with the columns that hold them: the years, and the quarters of the year asked for. */
export const targetColumns = (year: number): { key: string; period: string }[] => [
  ...targetYears.map((own) => ({ key: yearKey(own), period: String(own) })),
  ...[1, 2, 3, 4].map((quarter) => ({ key: quarterKey(quarter), period: `${year}-Q${quarter}` })),
]

/** The rows that carry a code; the reader has already said what is wrong with the others. */
export function planRowsOf({ rows }: Pick<SheetTable, 'rows'>, year: number): PlanRow[] {
  const columns = targetColumns(year)
  return rows.flatMap((read) => {
    const word: Word = (key) => textOf(read, key)
    const code = word('code')
    if (code === null) return []
    const targets = columns.flatMap(({ key, period }) => {
      const text = word(key)
      return text === null ? [] : [[period, text] as const]
    })
    return [
      {
        ...{
          row: read.row,
          code,
          node: nodeCells(word),
          indicatorCode: word('indicatorCode'),
          indicator: indicatorCells(word),
        },
        descent: Descent.options.find((option) => option === word('descent')) ?? null,
        ...{
          parentIndicator: word('parentIndicator'),
          share: word('share'),
          targets: new Map(targets),
          unread: new Set(read.unread),
        },
      },
    ]
  })
}
