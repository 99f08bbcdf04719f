import { expect, it } from 'vitest'
import {
  deltaWords,
  levelsIn,
  printDelta,
  programsOf,
  standingOf,
  versionBefore,
} from './budget-words.ts'

const line = { code: '1', name: 'x', amount: 1, sources: [] }
const programs = [
  {
    ...line,
    activities: [
      { ...line, subActivities: [line, line] },
      { ...line, subActivities: [line] },
    ],
  },
]

it.each([
  [1_250_000, '+1.250.000', 'bertambah Rp\u00a01,25\u00a0juta'],
  [-300_000, '−300.000', 'berkurang Rp\u00a0300.000'],
  [0, '0', 'tetap'],
])('tells a difference of %i', (delta, printed, words) => {
  expect(printDelta(delta)).toBe(printed)
  expect(deltaWords(delta)).toBe(words)
})

it('counts the levels below an office', () => {
  expect(levelsIn(programs)).toBe('satu program, dua kegiatan, tiga sub kegiatan')
})

it('shows one spending unit when it is chosen, else the whole office', () => {
  const office = {
    programs,
    subUnits: [{ code: 'k1', name: 'Kelurahan', unitId: null, total: 0, programs: [] }],
  }
  expect(programsOf(office, 'k1')).toEqual([])
  expect(programsOf(office, 'tak ada')).toBe(programs)
  expect(programsOf({ programs }, undefined)).toBe(programs)
})

it('compares with the version before, never with a withdrawn one', () => {
  const version = (id: string, sequence: number, withdrawnAt: string | null = null) => ({
    id,
    sequence,
    withdrawnAt,
  })
  const all = [version('a', 1), version('b', 2, '2026-02-01T00:00:00Z'), version('c', 3)]

  expect(versionBefore(all, 'c')?.id).toBe('a')
  expect(versionBefore(all, 'a')).toBeUndefined()
  expect(versionBefore(all, 'z')).toBeUndefined()
})

it.each([
  [{ inForce: true, withdrawnAt: null }, 'Berlaku'],
  [{ inForce: false, withdrawnAt: null }, 'Riwayat'],
  [{ inForce: false, withdrawnAt: '2026-02-01T00:00:00Z' }, 'Ditarik'],
])('%j is %s', (version, word) => expect(standingOf(version).word).toBe(word))
