import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, expect, it, vi } from 'vitest'
import { readinessOf } from '../../../rooms/agreements/drafting/readiness.rules.ts'
import { OfficeTable, RegionLine } from './BoardTable.tsx'

const stands = (agencyId: string | null, agencyName: string, state: 'ACTIVE' | 'DRAFT') => ({
  ...{ agencyId, agencyName, state, dueOn: null, late: false, byLaw: true },
  ...{ count: 1, signedLate: 0, wet: 0, incoherent: 0, amending: 0, level: 'AGENCY_HEAD' },
})
const readiness = {
  ...readinessOf(
    [
      stands(null, 'Pemerintah daerah', 'ACTIVE'),
      stands('a', 'Dinas Kesehatan', 'ACTIVE'),
      stands('b', 'Dinas Sosial', 'DRAFT'),
    ],
    [],
  ),
  ...{ year: 2026, today: '2026-02-02', levels: [], gaps: [], notes: [] },
}

afterEach(() => void vi.unstubAllGlobals())

it('counts the PK of the head of region as no office: two offices are two', () => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' })
  const drawn = renderToString(h(OfficeTable, { readiness, changes: undefined }))

  expect(drawn).toContain('Satu dari 2 perangkat daerah lengkap PK-nya')
  expect(drawn).not.toContain('Pemerintah daerah')
})

it('tells the PK of the head of region beside them', () => {
  expect(renderToString(h(RegionLine, { readiness }))).toMatch(/PK kepala daerah: .*aktif/)
})
