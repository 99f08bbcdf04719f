import { expect, it } from 'vitest'
import { leadOf, wholeOrganisation } from './sentences.ts'

const head = { personId: 'p', name: 'Bagus Wibowo, S.E.', title: 'Plt. Kepala Badan' }

it.each([
  ['Badan Keuangan', head, null, 'Badan Keuangan dipimpin Bagus Wibowo, S.E.'],
  [
    'Badan Keuangan',
    head,
    'Dipegang pelaksana tugas',
    'Badan Keuangan dipimpin Bagus Wibowo, S.E. sebagai pelaksana tugas',
  ],
  ['Badan Keuangan', null, 'Jabatan Kepala Badan kosong', 'Jabatan Kepala Badan kosong'],
  ['Tim Kurikulum', null, null, 'Tim Kurikulum belum punya jabatan pimpinan'],
])('tells who leads %s', (name, leader, headNote, told) =>
  expect(leadOf({ name, head: leader, headNote })).toBe(told),
)

it('opens with small counts in words', () => {
  expect(wholeOrganisation({ agencies: 4, positions: 22 })).toBe(
    'Empat perangkat daerah dengan 22 jabatan',
  )
})
