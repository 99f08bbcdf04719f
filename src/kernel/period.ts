import { months, printDate } from './indonesian.ts'
import {
  addDays,
  addMonthsClamped,
  daysBetween,
  type LocalDate,
  localDate,
  partsOf,
  weekday,
} from './time.ts'

/** A stretch of time a figure can belong to, written `2026`, `2026-S1`, `2026-Q2`, `2026-06`,
 * `2026-W23`, `2026-06-17` (`design.md` §4). */
export type Period =
  | { kind: 'year'; year: number }
  | { kind: 'semester'; year: number; semester: number }
  | { kind: 'quarter'; year: number; quarter: number }
  | { kind: 'month'; year: number; month: number }
  | { kind: 'week'; year: number; week: number }
  | { kind: 'day'; date: LocalDate }

export type PeriodKind = Period['kind']

const pattern =
  /^((?:19|20|21)\d{2})(?:-S([12])|-Q([1-4])|-W(0[1-9]|[1-4]\d|5[0-3])|-(0[1-9]|1[0-2])(-\d{2})?)?$/
const roman = ['I', 'II', 'III', 'IV'] as const

/** Monday of ISO week 1: the week that holds 4 January. */
const firstMonday = (year: number): LocalDate =>
  addDays(localDate(year, 1, 4), -weekday(localDate(year, 1, 4)))

/** How many ISO weeks a year has: 52 or 53. */
export const weeksIn = (year: number): number =>
  daysBetween(firstMonday(year), firstMonday(year + 1)) / 7

/** Reads a period of the years 1900 to 2199; `null` when the text is none, or names a day or week
 * the calendar lacks. */
export function parsePeriod(text: string): Period | null {
  const [, yearText, semester, quarter, week, month, day] = pattern.exec(text) ?? []
  if (yearText === undefined) return null
  const year = Number(yearText)
  if (semester) return { kind: 'semester', year, semester: Number(semester) }
  if (quarter) return { kind: 'quarter', year, quarter: Number(quarter) }
  if (week) return Number(week) <= weeksIn(year) ? { kind: 'week', year, week: Number(week) } : null
  if (day) return partsOf(text) ? { kind: 'day', date: text } : null
  return month ? { kind: 'month', year, month: Number(month) } : { kind: 'year', year }
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The written form, as stored and as `parsePeriod` reads it. */
export function periodText(period: Period): string {
  switch (period.kind) {
    case 'year':
      return String(period.year)
    case 'semester':
      return `${period.year}-S${period.semester}`
    case 'quarter':
      return `${period.year}-Q${period.quarter}`
    case 'month':
      return `${period.year}-${two(period.month)}`
    case 'week':
      return `${period.year}-W${two(period.week)}`
    case 'day':
      return period.date
  }
}

/** The first month (1–12) and the number of whole months; `null` for weeks and days, which are no
 * whole months. */
function spanInMonths(period: Period): { first: number; count: number } | null {
  switch (period.kind) {
    case 'year':
      return { first: 1, count: 12 }
    case 'semester':
      return { first: period.semester * 6 - 5, count: 6 }
    case 'quarter':
      return { first: period.quarter * 3 - 2, count: 3 }
    case 'month':
      return { first: period.month, count: 1 }
    default:
      return null
  }
}

/** The first day that belongs to the period. */
export function firstDayOf(period: Period): LocalDate {
  if (period.kind === 'day') return period.date
  if (period.kind === 'week') return addDays(firstMonday(period.year), (period.week - 1) * 7)
  return localDate(period.year, spanInMonths(period)?.first ?? 1, 1)
}

/** The first day that no longer belongs to it: periods are half-open like every interval of the
 * system. */
export function endOf(period: Period): LocalDate {
  const first = firstDayOf(period)
  if (period.kind === 'day') return addDays(first, 1)
  return period.kind === 'week'
    ? addDays(first, 7)
    : addMonthsClamped(first, spanInMonths(period)?.count ?? 0)
}

/** Does the date, or the whole of the other period, lie inside this one? A week that crosses a
 * month lies in neither month. */
export function contains(period: Period, inner: LocalDate | Period): boolean {
  const [first, end] =
    typeof inner === 'string' ? [inner, addDays(inner, 1)] : [firstDayOf(inner), endOf(inner)]
  return firstDayOf(period) <= first && end <= endOf(period)
}

/** The months a year, semester, quarter or month consists of; none for weeks and days. */
export function monthsOf(period: Period): Extract<Period, { kind: 'month' }>[] {
  const span = spanInMonths(period)
  if (!span || period.kind === 'week' || period.kind === 'day') return []
  return Array.from({ length: span.count }, (_, i) => ({
    kind: 'month',
    year: period.year,
    month: span.first + i,
  }))
}

/** The quarter (1–4) of a month (1–12). */
export const quarterOf = (month: number): number => Math.ceil(month / 3)

/** The period of a kind that holds a date. A week belongs to the ISO year, which around New Year is
 * not the calendar's. */
export function periodAround(kind: PeriodKind, date: LocalDate): Period {
  const parts = partsOf(date)
  if (!parts) throw new RangeError(`not a date: ${date}`)
  const { year, month } = parts
  if (kind === 'day') return { kind, date }
  if (kind === 'month') return { kind, year, month }
  if (kind === 'quarter') return { kind, year, quarter: quarterOf(month) }
  if (kind === 'semester') return { kind, year, semester: month <= 6 ? 1 : 2 }
  if (kind === 'year') return { kind, year }
  const thursday = addDays(date, 3 - weekday(date))
  const weekYear = partsOf(thursday)?.year ?? year
  return {
    kind,
    year: weekYear,
    week: Math.floor(daysBetween(firstMonday(weekYear), date) / 7) + 1,
  }
}

/** As people print it: «Tahun 2026», «Semester I 2026», «Triwulan II 2026», «Juni 2026», «Minggu
 * ke-23 2026», «17 Juni 2026». */
export function printPeriod(period: Period): string {
  switch (period.kind) {
    case 'year':
      return `Tahun ${period.year}`
    case 'semester':
      return `Semester ${roman[period.semester - 1]} ${period.year}`
    case 'quarter':
      return `Triwulan ${roman[period.quarter - 1]} ${period.year}`
    case 'month':
      return `${months[period.month - 1]} ${period.year}`
    case 'week':
      return `Minggu ke-${period.week} ${period.year}`
    case 'day':
      return printDate(period.date)
  }
}
