import { formulas } from './formula.rules.ts'
import type { Aggregation, Descent, Frequency, Polarity, UnitKind } from './plan.contract.ts'

/** Names of the kinds of unit, as pages and files write them. */
export const unitKindLabels: Record<UnitKind, string> = {
  NUMBER: 'Bilangan',
  PERCENT: 'Persen',
  INDEX: 'Indeks atau nilai',
  RUPIAH: 'Rupiah',
  DURATION: 'Lama waktu',
  GRADE: 'Predikat',
  MILESTONE: 'Tanggal atau tahap',
}

/** Names of the polarities. */
export const polarityLabels: Record<Polarity, string> = {
  MAXIMIZE: 'Makin tinggi makin baik',
  MINIMIZE: 'Makin rendah makin baik',
  STABILIZE: 'Stabil',
  RANGE: 'Rentang',
}

/** How the figures of a year come together. */
export const aggregationLabels: Record<Aggregation, string> = {
  SUM: 'Jumlah',
  LAST: 'Terakhir',
  AVERAGE: 'Rata-rata',
  RATIO_POOLED: 'Rasio gabungan',
  MAX: 'Terbesar',
  MIN: 'Terkecil',
}

/** How often an indicator is read. */
export const frequencyLabels: Record<Frequency, string> = {
  DAILY: 'Harian',
  WEEKLY: 'Mingguan',
  MONTHLY: 'Bulanan',
  QUARTERLY: 'Triwulanan',
  SEMESTER: 'Semesteran',
  ANNUAL: 'Tahunan',
}

/** How a measure comes down from the one above (`perjanjian-kinerja.md` §2.4 C5). */
export const descentLabels: Record<Descent, string> = {
  NEW: 'Baru',
  IDENTICAL: 'Sama',
  SHARE: 'Bagian',
  COMPONENT: 'Komponen',
}

/** How an achievement is computed; codes of `perjanjian-kinerja.md` §4.1. */
export const formulaLabels: Record<string, string> = Object.fromEntries(
  Object.entries(formulas).map(([code, { label }]) => [code, label]),
)
