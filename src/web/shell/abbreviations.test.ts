import { expect, it } from 'vitest'
import { abbreviationsIn } from './abbreviations.ts'

it('spells out what a page only abbreviates, once, and nothing it says in full', () => {
  expect(abbreviationsIn('Enam PK menunggu. PK Plt. Kepala Dinas (DPPA).')).toEqual([
    ['PK', 'perjanjian kinerja'],
    ['DPPA', 'dokumen pelaksanaan perubahan anggaran'],
    ['Plt.', 'pelaksana tugas'],
  ])
  expect(abbreviationsIn('Perjanjian kinerja (PK) 2026')).toEqual([])
  expect(abbreviationsIn('PKK, NIPAH dan dpa')).toEqual([])
})
