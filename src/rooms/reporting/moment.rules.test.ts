import { expect, it } from 'vitest'
import { lastEndedMonth, lastPeriod, monthsIn, periodsUpTo } from './moment.rules.ts'

it('knows the last month that has ended', () => {
  expect(lastEndedMonth(2026, '2026-08-12')).toBe('2026-07')
  expect(lastEndedMonth(2026, '2026-08-01')).toBe('2026-07')
  expect(lastEndedMonth(2026, '2026-01-31')).toBeNull()
  expect(lastEndedMonth(2025, '2026-08-12')).toBe('2025-12')
  expect(monthsIn(2026)).toHaveLength(12)
})

it('lists every period that has ended by a month, of every frequency', () => {
  const until = periodsUpTo(2026, '2026-06')
  expect(until.toSorted()).toEqual([
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-Q1',
    '2026-Q2',
    '2026-S1',
  ])
  expect(periodsUpTo(2026, '2026-12')).toContain('2026')
  expect(periodsUpTo(2026, null)).toEqual([])
})

it.each([
  ['MONTHLY', '2026-08', '2026-08'],
  ['WEEKLY', '2026-08', '2026-08'],
  ['QUARTERLY', '2026-08', '2026-Q2'],
  ['QUARTERLY', '2026-02', null],
  ['SEMESTER', '2026-08', '2026-S1'],
  ['ANNUAL', '2026-11', null],
  ['ANNUAL', '2026-12', '2026'],
  ['MONTHLY', null, null],
] as const)('%s by %s: %s', (frequency, month, expected) =>
  expect(lastPeriod(frequency, 2026, month)).toBe(expected),
)
