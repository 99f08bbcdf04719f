import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, parsePeriod } from '../../../kernel/period.ts'
import { Frequency } from '../../planning/words.ts'
import {
  dueDateOfPeriod,
  figureState,
  hasEnded,
  lastMonthOf,
  monthsOfYear,
  periodEndingIn,
  periodsOfYear,
  planDateOf,
  verificationDue,
} from './schedule.rules.ts'

describe('which period a month reports', () => {
  it.each<[Frequency, string, string | null]>([
    ['MONTHLY', '2026-02', '2026-02'],
    ['DAILY', '2026-02', '2026-02'],
    ['WEEKLY', '2026-02', '2026-02'],
    ['QUARTERLY', '2026-02', null],
    ['QUARTERLY', '2026-03', '2026-Q1'],
    ['SEMESTER', '2026-03', null],
    ['SEMESTER', '2026-06', '2026-S1'],
    ['ANNUAL', '2026-06', null],
    ['ANNUAL', '2026-12', '2026'],
    ['MONTHLY', '2026-13', null],
    ['MONTHLY', '2026-Q1', null],
  ])('%s in %s: %s', (frequency, month, period) =>
    expect(periodEndingIn(frequency, month)).toBe(period),
  )

  it('ends in the month it is reported in, and covers the year without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Frequency.options),
        fc.integer({ min: 2000, max: 2100 }),
        (frequency, year) => {
          const periods = periodsOfYear(frequency, year)

          expect(periods.map((period) => periodEndingIn(frequency, lastMonthOf(period)))).toEqual(
            periods,
          )
          expect(periods.map((period) => endOf(parsePeriod(period) as never))).toEqual(
            [...new Set(periods.map((period) => endOf(parsePeriod(period) as never)))].toSorted(),
          )
          expect(lastMonthOf(periods.at(-1) ?? '')).toBe(`${year}-12`)
        },
      ),
    )
  })

  it.each([
    ['2026-Q2', '2026-06'],
    ['2026-S2', '2026-12'],
    ['2026', '2026-12'],
    ['2026-02', '2026-02'],
  ])('%s ends in %s', (period, month) => expect(lastMonthOf(period)).toBe(month))

  it('refuses what is no period', () => expect(() => lastMonthOf('sekarang')).toThrow(RangeError))
  it('knows twelve months', () => expect(monthsOfYear(2026)).toHaveLength(12))
})

describe('days', () => {
  it.each([
    ['2026-06', '2026-07-10'],
    ['2026-Q4', '2027-01-10'],
    ['2026', '2027-01-10'],
  ])('%s is to be reported by %s', (period, due) => expect(dueDateOfPeriod(period, 10)).toBe(due))

  it.each([
    ['in time', '2026-07-05', '2026-07-20'],
    ['late, before the day of verification', '2026-07-15', '2026-07-20'],
    ['late, after it', '2026-08-01', '2026-08-11'],
  ])('a figure reported %s is to be verified by %s', (_, today, due) =>
    expect(verificationDue('2026-06', { reportByDay: 10, verifyByDay: 20 }, today)).toBe(due),
  )

  it('a period has ended on the first day after it', () => {
    expect([
      hasEnded('2026-06', '2026-06-30'),
      hasEnded('2026-06', '2026-07-01'),
      hasEnded('bukan', '2026-07-01'),
    ]).toEqual([...[false, true, false]])
  })

  it('asks the plan on the last day of a period, or today while it runs', () => {
    expect([planDateOf('2026-Q1', '2026-06-17'), planDateOf('2026-Q2', '2026-06-17')]).toEqual([
      '2026-03-31',
      '2026-06-17',
    ])
  })
})

it.each([
  ['NOT_DUE', null, '2026-06-30'],
  ['NOT_REPORTED', null, '2026-07-01'],
  ['REPORTED', { blank: null, verdict: null, lockedAt: null }, '2026-07-01'],
  ['NOT_MEASURABLE', { blank: 'NOT_MEASURABLE', verdict: null, lockedAt: null }, '2026-07-01'],
  ['RETURNED', { blank: null, verdict: 'RETURNED', lockedAt: null }, '2026-07-01'],
  ['VERIFIED', { blank: null, verdict: 'VERIFIED', lockedAt: null }, '2026-07-01'],
  ['LOCKED', { blank: null, verdict: 'VERIFIED', lockedAt: '2026-08-01T00:00:00Z' }, '2026-07-01'],
] as const)('a figure is %s', (state, figure, today) =>
  expect(figureState('2026-06', figure, today)).toBe(state),
)
