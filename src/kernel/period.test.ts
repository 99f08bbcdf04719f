import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contains,
  endOf,
  firstDayOf,
  monthsOf,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodAround,
  periodText,
  printPeriod,
  quarterOf,
  weeksIn,
} from './period.ts'
import { addDays, daysBetween } from './time.ts'

const period = (text: string): Period => {
  const read = parsePeriod(text)
  if (!read) throw new Error(`not a period: ${text}`)
  return read
}
const kinds: PeriodKind[] = ['year', 'semester', 'quarter', 'month', 'week', 'day']
const anyDate = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1950-01-01', days))

it.each([
  ['2026', '2026-01-01', '2027-01-01', 'Tahun 2026'],
  ['2026-S1', '2026-01-01', '2026-07-01', 'Semester I 2026'],
  ['2026-S2', '2026-07-01', '2027-01-01', 'Semester II 2026'],
  ['2026-Q2', '2026-04-01', '2026-07-01', 'Triwulan II 2026'],
  ['2026-Q4', '2026-10-01', '2027-01-01', 'Triwulan IV 2026'],
  ['2026-06', '2026-06-01', '2026-07-01', 'Juni 2026'],
  ['2024-02', '2024-02-01', '2024-03-01', 'Februari 2024'],
  ['2026-W23', '2026-06-01', '2026-06-08', 'Minggu ke-23 2026'],
  ['2026-W01', '2025-12-29', '2026-01-05', 'Minggu ke-1 2026'],
  ['2026-W53', '2026-12-28', '2027-01-04', 'Minggu ke-53 2026'],
  ['2026-06-17', '2026-06-17', '2026-06-18', '17\u00a0Juni\u00a02026'],
])('reads %s as [%s, %s)', (text, first, end, printed) => {
  expect(firstDayOf(period(text))).toBe(first)
  expect(endOf(period(text))).toBe(end)
  expect(printPeriod(period(text))).toBe(printed)
  expect(periodText(period(text))).toBe(text)
})

it.each([
  '',
  '26',
  '2026-',
  '2026-S3',
  '2026-Q0',
  '2026-Q5',
  '2026-13',
  '2026-00',
  '2026-6',
  '2025-W53',
  '2026-W00',
  '2026-W54',
  '2026-02-29',
  '2026-06-17x',
  ' 2026',
  '0026',
  '2026-q2',
])('refuses %j', (text) => expect(parsePeriod(text)).toBeNull())

it('knows which years have 53 weeks', () => {
  expect([2015, 2020, 2024, 2025, 2026, 2027].map(weeksIn)).toEqual([53, 53, 52, 52, 53, 52])
})

it('lists months and quarters', () => {
  expect(monthsOf(period('2026-Q2')).map(periodText)).toEqual(['2026-04', '2026-05', '2026-06'])
  expect(monthsOf(period('2026-S2'))).toHaveLength(6)
  expect(monthsOf(period('2026'))).toHaveLength(12)
  expect(monthsOf(period('2026-02')).map(periodText)).toEqual(['2026-02'])
  expect([...monthsOf(period('2026-W23')), ...monthsOf(period('2026-06-17'))]).toEqual([])
  expect([1, 3, 4, 6, 7, 9, 10, 12].map(quarterOf)).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
})

it('knows what lies inside', () => {
  expect(contains(period('2026-Q2'), '2026-06-30')).toBe(true)
  expect(contains(period('2026-Q2'), '2026-07-01')).toBe(false)
  expect(contains(period('2026'), period('2026-S2'))).toBe(true)
  expect(contains(period('2026-06'), period('2026-W23'))).toBe(true)
  expect(contains(period('2026-06'), period('2026-W27'))).toBe(false)
  expect(contains(period('2026-06'), period('2026-Q2'))).toBe(false)
})

it('counts weeks of New Year by ISO year', () => {
  expect(periodText(periodAround('week', '2027-01-03'))).toBe('2026-W53')
  expect(periodText(periodAround('week', '2025-12-31'))).toBe('2026-W01')
  expect(() => periodAround('week', 'kemarin')).toThrow(RangeError)
})

describe('properties', () => {
  it('the period around a date holds it, survives writing, and borders on the next', () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom(...kinds), (date, kind) => {
        const around = periodAround(kind, date)
        expect(contains(around, date)).toBe(true)
        expect(parsePeriod(periodText(around))).toEqual(around)
        expect(firstDayOf(periodAround(kind, endOf(around)))).toBe(endOf(around))
        expect(daysBetween(firstDayOf(around), endOf(around))).toBeGreaterThan(0)
      }),
    )
  })

  it('any text is read exactly or refused', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parsePeriod(text)
        return read === null || periodText(read) === text
      }),
    )
  })
})
