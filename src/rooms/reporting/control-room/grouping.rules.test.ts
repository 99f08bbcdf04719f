import { describe, expect, it } from 'vitest'
import { anOrganisation, aUnit } from '../../../testing/organisation-samples.ts'
import { chartOf } from '../../organisation/words.ts'
import { groupOf, headlineOf, ownKey, untilOffices, watched } from './grouping.rules.ts'

const chart = chartOf(
  anOrganisation({
    units: [
      aUnit({ id: 'pemda', kind: 'PEMDA', isAgency: false }),
      aUnit({ id: 'dinas', parentId: 'pemda' }),
      aUnit({ id: 'bidang', kind: 'BIDANG', isAgency: false, parentId: 'dinas' }),
      aUnit({ id: 'seksi', kind: 'SEKSI', isAgency: false, parentId: 'bidang' }),
      aUnit({ id: 'badan', parentId: 'pemda' }),
    ],
  }),
)

describe('groups', () => {
  it.each([
    ['seksi', 'dinas'],
    ['dinas', 'dinas'],
    ['pemda', ownKey],
    ['tak-dikenal', ownKey],
    [null, ownKey],
  ])('of the region: %s belongs to %s', (unit, expected) =>
    expect(groupOf(chart, { kind: 'REGION' }, unit)).toBe(expected),
  )

  it.each([
    ['seksi', 'bidang'],
    ['bidang', 'bidang'],
    ['dinas', ownKey],
    ['badan', null],
    ['pemda', null],
    [null, null],
  ])('of an office: %s belongs to %s', (unit, expected) =>
    expect(groupOf(chart, { kind: 'OFFICE', unitId: 'dinas' }, unit)).toBe(expected),
  )
})

it('judges a group by its sasaran, without one by its tujuan, else by the next level down', () => {
  expect(headlineOf(new Set(['TUJUAN_PD', 'SASARAN_PD', 'SASARAN_PROGRAM']))).toBe('SASARAN_PD')
  expect(headlineOf(new Set(['TUJUAN_PD', 'SASARAN_KEGIATAN']))).toBe('TUJUAN_PD')
  expect(headlineOf(new Set(['SASARAN_SUB_KEGIATAN', 'KINERJA_INDIVIDU']))).toBe(
    'SASARAN_SUB_KEGIATAN',
  )
  expect(headlineOf(new Set(['MISI']))).toBeNull()
})

it('watches from each seat what its level answers for, and nobody’s personal work', () => {
  expect(watched({ kind: 'REGION' }).at(-1)).toBe('SASARAN_PROGRAM')
  expect(watched({ kind: 'OFFICE', unitId: 'dinas' }).at(-1)).toBe('SASARAN_SUB_KEGIATAN')
  expect(untilOffices.at(-1)).toBe('SASARAN_PD')
})
