import {
  choice,
  code,
  type Field,
  filled,
  lines,
  nip,
  type RowOf,
  required,
  sheetOf,
  text,
  yesNo,
} from '../../../kernel/fields.ts'
import type { SheetTable } from '../../../kernel/importer.ts'
import {
  aggregations,
  components,
  descents,
  formulas,
  frequencies,
  polarities,
} from './plan-import-choices.rules.ts'

/** Years a plan file may set targets for: two planning periods of a region meet here. */
export const targetYears: readonly number[] = Array.from({ length: 8 }, (_, at) => 2024 + at)

type TargetKey = `target${number}` | `quarter${number}`
/** Key of a year's column. */
export const yearKey = (year: number): TargetKey => `target${year}`
/** Key of a quarter's column. */
export const quarterKey = (quarter: number): TargetKey => `quarter${quarter}`

/** The years whose state a plan begins with, as headings name them: `Kondisi Awal 2024`. */
const baselineHeadings = [
  'Kondisi Awal',
  'Kondisi Awal Tahun',
  'Baseline',
  'Capaian',
  'Realisasi',
].flatMap((words) => [2023, 2024, 2025].map((year) => `${words} ${year}`))

/** The targets of a file: of years, and of the quarters of one. */
export const targetFields = Object.fromEntries([
  ...targetYears.map((year) => [
    yearKey(year),
    lines(`TARGET ${year}`, [String(year), `Target Tahun ${year}`, `${year} Target`]),
  ]),
  ...['I', 'II', 'III', 'IV'].map((roman, at) => [
    quarterKey(at + 1),
    lines(`TW ${roman}`, [
      ...[`Target TW ${roman}`, `Triwulan ${roman}`],
      ...[`Target Triwulan ${roman}`, `TW ${at + 1}`],
    ]),
  ]),
]) as Record<TargetKey, Field<string | null>>

const nodeFields = {
  parentCode: code('KODE INDUK', ['Induk', 'Kode Kinerja Induk']),
  component: required(choice('JENIS', components, ['Jenis Kinerja', 'Komponen'])),
  statement: required(text('PERNYATAAN', ['Pernyataan Kinerja', 'Kinerja', 'Uraian Kinerja'])),
  unitCode: code('KODE UNIT', ['Kode Unit Kerja', 'Unit', 'Unit Kerja', 'Nama Unit Kerja']),
  positionCode: code('KODE JABATAN', ['Jabatan', 'Kode Jabatan Pemegang']),
  nip: nip('NIP PEMEGANG', ['NIP']),
  budgetCode: code('KODE ANGGARAN', ['Kode Rekening Program', 'Kode Program Kegiatan']),
}
/** What a row says of its indicator. */
export const indicatorFields = {
  indicator: text('INDIKATOR', [
    ...['Indikator Kinerja', 'Nama Indikator', 'Indikator Tujuan/Sasaran'],
    ...['Indikator Outcome', 'Indikator Outcome/Output', 'Indikator Kinerja Program'],
  ]),
  unitLabel: text('SATUAN'),
  polarity: choice('ARAH', polarities, ['Polaritas', 'Arah Indikator']),
  aggregation: choice('AKUMULASI', aggregations, ['Jenis Akumulasi']),
  formula: choice('RUMUS CAPAIAN', formulas),
  isKey: yesNo('IKU', ['IKU (Ya/Tidak)', 'Indikator Kinerja Utama'], ['IKU']),
  definition: lines('DEFINISI OPERASIONAL', ['Definisi']),
  formulaText: lines('RUMUS', ['Formula', 'Cara Menghitung']),
  dataSource: text('SUMBER DATA'),
  frequency: choice('FREKUENSI', frequencies, ['Frekuensi Pengukuran']),
  baseline: lines('DATA DASAR', ['Baseline', 'Kondisi Awal', ...baselineHeadings]),
  baselineYear: code('TAHUN DATA DASAR', ['Tahun Baseline', 'Tahun Kondisi Awal']),
  referenceCode: text('KODE REFERENSI', ['Kode Referensi Indikator', 'Kode Indikator Pembangunan']),
}

const ownFields = {
  code: filled(code('KODE KINERJA', ['Kode', 'Kode Pohon Kinerja'])),
  ...nodeFields,
  indicatorCode: code('KODE INDIKATOR'),
  ...indicatorFields,
  descent: choice('JENIS TURUNAN', descents, ['Turunan']),
  parentIndicator: code('INDIKATOR INDUK', ['Kode Indikator Induk']),
  share: lines('PORSI', ['Porsi (%)', 'Bagian (%)']),
}

/** What the file «Rencana, indikator, dan target» holds. A node with several indicators repeats its
 * code; the rest of the node may then stay empty. */
const fields: typeof ownFields & typeof targetFields = { ...ownFields, ...targetFields }

const example = `
  KODE KINERJA | KODE INDUK | JENIS | PERNYATAAN | KODE UNIT | KODE JABATAN | KODE ANGGARAN |
  KODE INDIKATOR | INDIKATOR | SATUAN | ARAH | AKUMULASI | IKU | DEFINISI OPERASIONAL | SUMBER DATA |
  FREKUENSI | DATA DASAR | TAHUN DATA DASAR | JENIS TURUNAN | INDIKATOR INDUK |
  TARGET 2025 | TARGET 2026 | TW I | TW II | TW III | TW IV

  T1 | | Tujuan daerah | Meningkatnya kualitas sumber daya manusia | | J001 | | IPM |
  Indeks Pembangunan Manusia | Indeks | Makin tinggi makin baik | Terakhir | Ya |
  Capaian pembangunan berdasarkan umur, pengetahuan, dan hidup layak | BPS | Tahunan | 82,15 | 2024 |
  | | 82,60 | 83,05

  S1 | T1 | Sasaran daerah | Meningkatnya mutu pendidikan | | J001 | | RLS | Rata-rata lama sekolah |
  Tahun | Makin tinggi makin baik | Terakhir | Ya | | | Tahunan | | | Baru | IPM | 10,80 | 10,95

  D1 | S1 | Sasaran perangkat daerah | Meningkatnya partisipasi dan mutu sekolah | 02 | J006 | 1.01.02 |
  APS | Angka partisipasi sekolah 7–15 tahun | % | Makin tinggi makin baik | Terakhir | Ya | | |
  Tahunan | | | Baru | RLS | | 99,20

  D1 | | | | | | | AKR | Sekolah terakreditasi A | Sekolah | Makin tinggi makin baik | Jumlah |
  Tidak | | | Triwulanan | | | Baru | | | 40 | 5 | 10 | 10 | 15`

/** The file, by its fields. */
export const planSheet = sheetOf({ name: 'Rencana', example }, fields)

/** One row as read; `null` where the cell is empty. `targets` are as printed, by period. */
export type PlanRow = RowOf<typeof fields> & { targets: ReadonlyMap<string, string> }
/** What a row says of its node, and of its indicator. */
export type NodeCells = Pick<PlanRow, keyof typeof nodeFields>
export type IndicatorCells = Pick<PlanRow, keyof typeof indicatorFields>

type IndicatorKey = keyof IndicatorCells
export const indicatorKeys = Object.keys(indicatorFields) as IndicatorKey[]
/** How a sentence names each cell of an indicator: by its heading. */
export const indicatorWords: Readonly<Record<IndicatorKey, string>> = {
  ...(Object.fromEntries(
    Object.entries(indicatorFields).map(([key, { heading }]) => [key, heading.toLowerCase()]),
  ) as Record<IndicatorKey, string>),
  indicator: 'nama',
  isKey: 'tanda IKU',
}

/** Periods whose targets a file sets, with the columns that hold them: the years, and the quarters
 * of the year asked for. */
export const targetColumns = (year: number): { key: TargetKey; period: string }[] => [
  ...targetYears.map((own) => ({ key: yearKey(own), period: String(own) })),
  ...[1, 2, 3, 4].map((quarter) => ({ key: quarterKey(quarter), period: `${year}-Q${quarter}` })),
]

/** The rows that carry a code; the reader has already said what is wrong with the others. */
export const planRowsOf = (table: Pick<SheetTable, 'rows'>, year: number): PlanRow[] =>
  planSheet.rows(table).map((row) => {
    const cells = targetColumns(year).map(({ key, period }) => [period, row[key]] as const)
    const filledIn = cells.filter((pair): pair is readonly [string, string] => pair[1] !== null)
    return { ...row, targets: new Map(filledIn) }
  })
