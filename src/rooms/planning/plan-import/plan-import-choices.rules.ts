import { componentLabels } from '../component.rules.ts'
import {
  aggregationLabels,
  descentLabels,
  formulaLabels,
  frequencyLabels,
  polarityLabels,
} from '../labels.rules.ts'
import type { Component } from '../plan.contract.ts'

const otherWords: Partial<Record<Component, readonly string[]>> = {
  TUJUAN_DAERAH: ['Tujuan Pemda', 'Tujuan RPJMD'],
  SASARAN_DAERAH: ['Sasaran Pemda', 'Sasaran RPJMD'],
  TUJUAN_PD: ['Tujuan PD', 'Tujuan OPD', 'Tujuan Renstra'],
  SASARAN_PD: ['Sasaran PD', 'Sasaran OPD', 'Sasaran Renstra'],
  SASARAN_PROGRAM: ['Program'],
  SASARAN_KEGIATAN: ['Kegiatan'],
  SASARAN_SUB_KEGIATAN: ['Sub kegiatan', 'Subkegiatan'],
  KINERJA_INDIVIDU: ['Individu', 'Kinerja perorangan'],
}
const choicesOf = <Value extends string>(
  labels: Readonly<Record<Value, string>>,
  others: Partial<Record<Value, readonly string[]>> = {},
): Record<Value, string[]> => {
  const entries = Object.entries(labels) as [Value, string][]
  return Object.fromEntries(
    entries.map(([value, label]) => [value, [label, ...(others[value] ?? [])]]),
  ) as Record<Value, string[]>
}

/** Words for each component, its own name first. */
export const components = choicesOf(componentLabels, otherWords)
/** Words for each polarity, its own name first. */
export const polarities = choicesOf(polarityLabels, {
  MAXIMIZE: ['Naik', 'Positif', 'Maximize'],
  MINIMIZE: ['Turun', 'Negatif', 'Minimize'],
  STABILIZE: ['Stabilize'],
  RANGE: ['Range'],
})
/** Words for each aggregation, its own name first. */
export const aggregations = choicesOf(aggregationLabels, {
  SUM: ['Kumulatif', 'Akumulasi'],
  LAST: ['Nilai terakhir', 'Posisi akhir'],
  AVERAGE: ['Rerata'],
  RATIO_POOLED: ['Rasio'],
  MAX: ['Tertinggi', 'Maks'],
  MIN: ['Terendah'],
})
/** Words for each frequency, its own name first. */
export const frequencies = choicesOf(frequencyLabels, {
  QUARTERLY: ['Triwulan', 'Tiap triwulan'],
  SEMESTER: ['Semester'],
  ANNUAL: ['Setahun sekali'],
})
/** Words for each descent, its own name first. */
export const descents = choicesOf(descentLabels, {
  IDENTICAL: ['Identik'],
  SHARE: ['Sebagian', 'Dibagi'],
  COMPONENT: ['Unsur'],
})
/** Words for each formula, its own name first. */
export const formulas = choicesOf(formulaLabels)
