import { expect, it } from 'vitest'
import {
  earliestMonth,
  type Months,
  monthsFrom,
  usualMonth,
  whyNotAmend,
  whyNotEffective,
} from './amending.rules.ts'

const months = (more: Partial<Months> = {}): Months => ({
  ...{ year: 2026, begun: '2026-01-01', heldUntil: null },
  ...more,
})

it.each([
  ['nothing is held', months(), '2026-01-01', '2026-10-01'],
  ['the first half is held', months({ heldUntil: '2026-07-01' }), '2026-07-01', '2026-10-01'],
  ['October is held too', months({ heldUntil: '2026-11-01' }), '2026-11-01', '2026-11-01'],
  ['a week into a month is held', months({ heldUntil: '2026-11-08' }), '2026-12-01', '2026-12-01'],
  ['it began in mid-month', months({ begun: '2026-05-15' }), '2026-06-01', '2026-10-01'],
] as const)('knows the first month and the usual one where %s', (_, given, first, usual) => {
  expect([earliestMonth(given), usualMonth(given, '2026-10-05')]).toEqual([first, usual])
  expect(monthsFrom(first, 2026).at(0)).toBe(first)
  expect(whyNotEffective(first, given)).toBeNull()
})

it.each([
  ['2026-10-02', months(), 'agreements/effective-not-month'],
  ['2025-12-01', months(), 'agreements/effective-not-month'],
  ['2026-06-01', months({ heldUntil: '2026-07-01' }), 'agreements/effective-held'],
  ['2026-05-01', months({ begun: '2026-05-15' }), 'agreements/effective-too-early'],
  ['2026-12-01', months({ heldUntil: '2027-01-01' }), 'agreements/no-month-left'],
] as const)('refuses to begin on %s', (on, given, code) =>
  expect(whyNotEffective(on, given)?.code).toBe(code),
)

it('leaves the promises of a year that is over alone', () => {
  const promise = {
    ...{ id: '1', code: 'PK-2025-0001', year: 2025, version: 1, inForce: null },
    ...{ state: 'ACTIVE' as const, form: 'SOLE' as const, mandateId: 'm' },
    ...{ giverMandateId: null, giverPositionId: null, secondParty: null },
    firstParty: { personId: 'p', name: 'Maya' },
  }
  const system = { kind: 'system' as const, personId: null, mandates: [] }

  expect(whyNotAmend(promise, system, '2025-12-31')).toBeNull()
  expect(whyNotAmend(promise, system, '2026-01-01')?.code).toBe('agreements/year-over')
})
