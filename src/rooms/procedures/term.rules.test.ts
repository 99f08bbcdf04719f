import { expect, it } from 'vitest'
import { addDays, type LocalDate } from '../../kernel/time.ts'
import { phases } from './procedure.rules.ts'
import { someTerms } from './procedures.samples.ts'
import { isOver, lastDay, printTerm, termOf } from './term.rules.ts'

const seven = { days: 7, unit: 'WORKING' } as const
const always = { holidays: new Set<LocalDate>(), owes: () => true }
const away = (from: LocalDate, to: LocalDate | null) => ({
  ...always,
  owes: (day: LocalDate) => day < from || (to !== null && day >= to),
})

it('counts working days, and not the day on which it begins', () => {
  // 2 November 2026 is a Monday
  expect(lastDay(seven, '2026-11-02', always)).toBe('2026-11-11')
  expect(lastDay(seven, '2026-11-06', always)).toBe('2026-11-17')
  expect(lastDay(seven, '2026-11-07', always)).toBe('2026-11-17')
  expect(lastDay({ ...seven, unit: 'CALENDAR' }, '2026-11-02', always)).toBe('2026-11-09')
})

it('leaves out the days off of the region', () => {
  const holidays = new Set(['2026-11-04', '2026-11-05'])
  expect(lastDay(seven, '2026-11-02', { ...always, holidays })).toBe('2026-11-13')
})

it('stops while nothing is owed, and goes on after it', () => {
  // two days before the leave, five after it
  expect(lastDay(seven, '2026-11-02', away('2026-11-05', '2026-11-30'))).toBe('2026-12-04')
  expect(lastDay(seven, '2026-11-02', away('2026-11-12', '2026-11-30'))).toBe('2026-11-11')
})

it('stands still while nobody knows when it goes on', () => {
  expect(lastDay(seven, '2026-11-02', away('2026-11-05', null))).toBeNull()
  expect(isOver(null, '2099-01-01')).toBe(false)
})

it('is over on the day after its last', () => {
  expect([isOver('2026-11-11', '2026-11-11'), isOver('2026-11-11', '2026-11-12')]).toEqual([
    ...[false, true],
  ])
})

it('never ends earlier for an absence, nor later for fewer days, whatever the two are', () => {
  for (let start = 0; start < 14; start++)
    for (let length = 0; length < 20; length += 3)
      for (let days = 1; days <= 12; days++) {
        const from = addDays('2026-11-02', start % 7)
        const span = away(addDays(from, start), addDays(from, start + length))
        const [free, held] = [always, span].map((one) => lastDay({ ...seven, days }, from, one))
        const shorter = lastDay({ ...seven, days: Math.max(1, days - 1) }, from, span)
        expect(held && free && held >= free).toBe(true)
        expect(shorter && held && shorter <= held).toBe(true)
        expect(held && span.owes(held)).toBe(true)
      }
})

it('has a term for everything that is awaited', () => {
  const none = phases.filter((phase) => termOf(phase, someTerms) === null)
  expect(none).toEqual(['CLOSED'])
  expect([printTerm(seven), printTerm({ days: 14, unit: 'CALENDAR' })]).toEqual([
    ...['7 hari kerja', '14 hari kalender'],
  ])
})
