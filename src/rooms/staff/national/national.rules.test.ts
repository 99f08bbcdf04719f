import { describe, expect, it } from 'vitest'
import { readToken, tokenOf, whyNotLink, whyNotOpen } from './link.rules.ts'
import {
  cellsOf,
  clockText,
  type Logged,
  lastDayOfLink,
  missingIn,
  readClock,
  stateOf,
} from './national.rules.ts'

const row: Logged = {
  ...{ day: '2026-05-04', starts: 450, minutes: 90, activity: 'Menyusun laporan gizi' },
  ...{ actionPlan: null, dataSource: null, quantity: 1, unitLabel: null, link: null },
  personal: false,
}
const said = { dataSource: 'Register gizi', unit: 'laporan', quantity: 2 }

describe('a row in the columns of the national form', () => {
  it('takes what it lacks from its result, and its end from its minutes', () => {
    expect(cellsOf(row, { ...said, resultText: 'Laporan gizi tersusun' }, null)).toEqual({
      ...{ actionPlan: 'Laporan gizi tersusun', day: '2026-05-04', from: '07.30', until: '09.00' },
      ...{ activity: 'Menyusun laporan gizi', dataSource: 'Register gizi', realisation: 2 },
      ...{ unit: 'laporan', link: null },
    })
  })

  it('keeps what it says itself', () => {
    const own = { ...row, unitLabel: 'orang', quantity: 14, dataSource: 'Absen' }
    expect(cellsOf(own, said, null)).toMatchObject({
      ...{ realisation: 14, unit: 'orang', dataSource: 'Absen' },
    })
    expect(cellsOf({ ...row, quantity: 3 }, said, null)).toMatchObject({ realisation: 3 })
    expect(cellsOf(row, {}, null).realisation).toBe(1)
  })

  it('never ends after its day', () =>
    expect(cellsOf({ ...row, starts: 1410, minutes: 90 }, said, null).until).toBe('24.00'))

  it('lets no private proof leave', () => {
    const link = 'https://berkas.example/a'
    expect(cellsOf({ ...row, link }, said, null).link).toBe(link)
    expect(cellsOf({ ...row, link }, said, 'https://x/1').link).toBe('https://x/1')
    expect(cellsOf({ ...row, link, personal: true }, said, 'https://x/1').link).toBeNull()
  })

  it('says what the form still lacks', () => {
    expect(missingIn(cellsOf(row, {}, null))).toEqual(['actionPlan', 'dataSource', 'unit'])
    expect(missingIn(cellsOf(row, { ...said, actionPlan: 'Pantau gizi' }, null))).toEqual([])
  })
})

it('stands as handed over only while it is what was handed over, confirmed only in a recap', () => {
  const cells = cellsOf(row, said, null)
  expect(stateOf(cells, null, false)).toBe('HERE')
  expect(stateOf(cells, cells, false)).toBe('HANDED_OVER')
  expect(stateOf({ ...cells, link: 'https://x/1' }, cells, false)).toBe('HANDED_OVER')
  expect(stateOf({ ...cells, activity: 'Lain' }, cells, false)).toBe('CHANGED')
  expect(stateOf(cells, null, true)).toBe('CONFIRMED')
})

it('reads and writes times of a day', () => {
  expect(['07.30', '7:30', '07:30:00', '24.00'].map(readClock)).toEqual([450, 450, 450, 1440])
  expect(['25.00', '7', 'pagi', '07.75'].map(readClock)).toEqual([null, null, null, null])
  expect(clockText(5)).toBe('00.05')
})

it('ends a link 30 days after the quarter of its day', () => {
  expect(lastDayOfLink('2026-05-04')).toBe('2026-07-30')
  expect(lastDayOfLink('2026-12-31')).toBe('2027-01-30')
})

it('opens a link only in its time, and never what was revoked, let go or made private', () => {
  const link = { lastDay: '2026-07-30', revoked: false, carried: true }
  expect(whyNotOpen(link, '2026-07-30')).toBeNull()
  expect(whyNotOpen(link, '2026-07-31')?.code).toBe('staff/link-over')
  expect(whyNotOpen({ ...link, revoked: true }, '2026-07-01')?.detail).toContain('dicabut')
  expect(whyNotOpen({ ...link, carried: false }, '2026-07-01')?.status).toBe(410)
  expect(whyNotLink({ personal: true, evidenceIds: ['a'] })?.code).toBe('staff/proof-is-private')
})

it('writes an address of proof that reads back, and nothing else does', () => {
  const id = '0199a1b2-0000-7000-8000-0123456789ab'
  const seal = 'A'.repeat(43)
  expect(readToken(tokenOf(id, seal))).toEqual({ id, seal })
  for (const token of ['', 'x', `${id}.${seal}`, tokenOf(id, 'kurang')])
    expect(readToken(token)).toBeNull()
})
