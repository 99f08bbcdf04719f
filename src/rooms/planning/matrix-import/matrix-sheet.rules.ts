import { code, type Field, type RowOf, required, sheetOf, text } from '../../../kernel/fields.ts'
import type { Component } from '../plan.contract.ts'
import { indicatorFields, targetFields } from '../plan-import/plan-import-sheet.rules.ts'

/** The steps of a matrix, from the left: a filled cell begins a new one, an empty cell (a merged
 * one has a single filled cell) goes on with the one above. */
const stepFields = {
  mission: text('MISI', ['Visi/Misi', 'Misi Daerah']),
  goal: text('TUJUAN', ['Tujuan Daerah', 'Tujuan Perangkat Daerah', 'Tujuan Renstra']),
  objective: text('SASARAN', [
    ...['Sasaran Daerah', 'Sasaran Strategis', 'Sasaran Perangkat Daerah', 'Sasaran Renstra'],
  ]),
  programme: text('PROGRAM', ['Nama Program', 'Program Prioritas', 'Bidang Urusan/Program']),
  activity: text('KEGIATAN', ['Nama Kegiatan']),
  subActivity: text('SUB KEGIATAN', ['Nama Sub Kegiatan']),
} satisfies Record<string, Field<string | null>>
export type Step = keyof typeof stepFields
export const steps = Object.keys(stepFields) as Step[]

const ownFields = {
  above: text('SASARAN YANG DIDUKUNG', [
    ...['Sasaran RPJMD', 'Sasaran RPJMD yang Relevan', 'NSPK dan Sasaran RPJMD yang Relevan'],
  ]),
  ...stepFields,
  outcome: text('OUTCOME', ['Sasaran Program', 'Hasil (Outcome)']),
  output: text('OUTPUT', ['Sasaran Kegiatan', 'Keluaran (Output)']),
  budgetCode: code('KODE', ['Kode Rekening', 'Kode Program', 'Kode Program/Kegiatan']),
  office: text('PERANGKAT DAERAH', [
    ...['OPD', 'SKPD', 'Perangkat Daerah Penanggung Jawab', 'PD Penanggung Jawab'],
  ]),
  responsible: text('PENANGGUNG JAWAB', [
    'Jabatan Penanggung Jawab',
    'Unit Kerja Penanggung Jawab',
  ]),
  ...indicatorFields,
  indicator: required(indicatorFields.indicator),
}
const fields: typeof ownFields & typeof targetFields = { ...ownFields, ...targetFields }

/** One row of a matrix. */
export type MatrixRow = RowOf<typeof fields>

/** Whose matrix: of the region's plan (RPJMD) or of an office's (Renstra). */
export type MatrixPlan = 'RPJMD' | 'RENSTRA'

const offices = {
  programme: 'SASARAN_PROGRAM',
  activity: 'SASARAN_KEGIATAN',
  subActivity: 'SASARAN_SUB_KEGIATAN',
} as const
/** What each step of a matrix is in the tree. */
export const componentOf: Record<MatrixPlan, Record<Step, Component>> = {
  RPJMD: { mission: 'MISI', goal: 'TUJUAN_DAERAH', objective: 'SASARAN_DAERAH', ...offices },
  RENSTRA: { mission: 'MISI', goal: 'TUJUAN_PD', objective: 'SASARAN_PD', ...offices },
}

/** The statement of a step: of a programme its outcome, of an activity its output, where the file
 * has them. */
export const statementOf = (row: MatrixRow, step: Step): string | null =>
  (row[step] !== null &&
    ((step === 'programme' && row.outcome) || (step === 'activity' && row.output))) ||
  row[step]

const example = `
  TUJUAN | SASARAN | INDIKATOR | SATUAN | DATA DASAR | TARGET 2025 | TARGET 2026 | PERANGKAT DAERAH

  Meningkatnya kualitas sumber daya manusia | | Indeks Pembangunan Manusia | Indeks | 82,15 | 82,60 | 83,05 |

  | Meningkatnya mutu pendidikan | Rata-rata lama sekolah | Tahun | 10,70 | 10,80 | 10,95 |

  | | Harapan lama sekolah | Tahun | 13,20 | 13,25 | 13,30 |`

/** The file «Matriks RPJMD atau Renstra», by its fields. */
export const matrixSheet = sheetOf({ name: 'Matriks', example }, fields)
