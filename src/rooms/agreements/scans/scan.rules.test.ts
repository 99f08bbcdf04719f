import { describe, expect, it } from 'vitest'
import type { Mandate } from '../../../kernel/actor.ts'
import {
  type Brought,
  freePages,
  type Handled,
  namesIn,
  whyNotConfirm,
  whyNotSignedOn,
} from './scan.rules.ts'

const bureau = {
  rights: ['agreements.draft'],
  regionWide: true,
  agencyId: null,
} as never as Mandate
const who = (personId: string) => ({ kind: 'person' as const, personId, mandates: [bureau] })
const scan: Brought = {
  ...{ state: 'WAITING', code: 'PK-2026-0002', broughtBy: 'lina', uploadedBy: 'joko' },
  ...{ broughtAt: '2026-03-02T02:00:00.000Z', parties: ['surya', 'maya'] },
}
const why = (personId: string, handled: Handled[] = []): string | undefined =>
  whyNotConfirm(scan, who(personId), handled)?.code

describe('the second yes', () => {
  it('is of neither who brought nor who uploaded it, and of no party', () => {
    expect(['lina', 'joko', 'surya', 'maya', 'bagus'].map((one) => why(one))).toEqual([
      'agreements/own-scan',
      'agreements/own-scan',
      'agreements/scan-of-own-promise',
      'agreements/scan-of-own-promise',
      undefined,
    ])
  })

  it('is not of an account that one of the two took over within three days', () => {
    const hand = (act: Handled['act'], at: string): Handled[] => [
      { personId: 'bagus', byPersonId: 'lina', act, at },
    ]

    expect(why('bagus', hand('RESET', '2026-03-01T02:00:00.000Z'))).toBe(
      'agreements/scan-same-hands',
    )
    expect(why('bagus', hand('RESET', '2026-02-25T02:00:00.000Z'))).toBeUndefined()
    expect(why('bagus', hand('OPENED', '2026-03-01T02:00:00.000Z'))).toBeUndefined()
  })

  it('is told apart from one that was given already', () => {
    const code = whyNotConfirm({ ...scan, state: 'CONFIRMED' }, who('bagus'), [])?.code
    expect(code).toBe('agreements/scan-decided')
  })
})

it('takes the day of the paper from the last quarter before the year to today', () => {
  const days = ['2025-09-30', '2025-10-01', '2026-03-02', '2026-03-03', '2025-03-02']
  expect(days.map((day) => whyNotSignedOn(day, 2026, '2026-03-02')?.code ?? null)).toEqual([
    'agreements/scan-of-other-year',
    null,
    null,
    'agreements/scan-in-future',
    'agreements/scan-of-other-year',
  ])
})

it('knows which pages of a stack are free', () => {
  expect(freePages({ pages: 9 }, [])).toEqual([{ first: 1, last: 9 }])
  expect(
    freePages({ pages: 9 }, [
      { first: 7, last: 9 },
      { first: 2, last: 4 },
    ]),
  ).toEqual([
    { first: 1, last: 1 },
    { first: 5, last: 6 },
  ])
})

it('reads numbers, NIP and codes of posts out of a file name', () => {
  expect(namesIn('pk-2026-0012 Kadis.PDF').codes).toEqual(['PK-2026-0012'])
  expect(namesIn('19800101 200901 1 003_Budi.pdf').nips).toEqual(['198001012009011003'])
  expect(namesIn('J006_Disdik.pdf').posts).toContain('J006')
})
