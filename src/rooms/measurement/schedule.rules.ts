import { decimal, decimalText, divide, isDecimalText, multiply, rounded } from '../../kernel/decimal.ts'
import { contains, endOf, monthsOf, type Period, parsePeriod, periodAround, periodText } from '../../kernel/period.ts'
import { addDays, type LocalDate } from '../../kernel/time.ts'
import type { Aggregation, Frequency } from '../planning/words.ts'
import type { FigureState, TargetSource } from './figure.contract.ts'

const kinds: Record<Frequency, Period['kind']> = {
  DAILY: 'day',
  WEEKLY: 'week',
  MONTHLY: 'month',
  QUARTERLY: 'quarter',
  SEMESTER: 'semester',
  ANNUAL: 'year',
}

/** The period of an indicator that a month reports: the month itself, or the quarter, semester or year that ends with it; `null` while none ends. */
export function periodEndingIn(frequency: Frequency, month: string): string | null {
  const asked = parsePeriod(month)
  if (asked?.kind !== 'month') return null
  const kind = kinds[frequency]
  if (kind === 'day' || kind === 'week') return month
  const around = periodAround(kind, addDays(endOf(asked), -1))
  return endOf(around) === endOf(asked) ? periodText(around) : null
}

/** All periods of a year at an indicator's frequency; daily and weekly indicators are summed up by month. */
export function periodsOfYear(frequency: Frequency, year: number): string[] {
  const months = monthsOf({ kind: 'year', year }).map(periodText)
  return months.flatMap((month) => periodEndingIn(frequency, month) ?? [])
}

/** The day by which a period is to be reported: the given day of the month after it ends (pack `jadwal-pengukuran`). */
export function dueDateOfPeriod(period: string, reportByDay: number): LocalDate {
  const parsed = parsePeriod(period)
  if (!parsed) throw new RangeError(`not a period: ${period}`)
  return addDays(endOf(parsed), reportByDay - 1)
}

/** Has the period ended on this day? Before that a blank means «belum waktunya». */
export function hasEnded(period: string, today: LocalDate): boolean {
  const parsed = parsePeriod(period)
  return parsed !== null && endOf(parsed) <= today
}

type Known = { blank: string | null; verdict: 'VERIFIED' | 'RETURNED' | null; lockedAt: string | null } | null

/** Where a figure stands (four kinds of blank; an entered 0 is a value and never comes out as one). */
export function figureState(period: string, figure: Known, today: LocalDate): FigureState {
  if (!figure) return hasEnded(period, today) ? 'NOT_REPORTED' : 'NOT_DUE'
  if (figure.lockedAt) return 'LOCKED'
  if (figure.verdict) return figure.verdict
  return figure.blank ? 'NOT_MEASURABLE' : 'REPORTED'
}

/**
 * The target a period is held against: its own; else, for values that do not add up over time, that of the smallest period around it; else,
 * for sums, an even share by months of the smallest period around it. The source stays with the result, because a share is a reading, not a promise.
 */
export function targetFor(
  aggregation: Aggregation,
  period: string,
  targets: ReadonlyMap<string, string>,
): { target: string | null; source: TargetSource } {
  const own = targets.get(period)
  if (own !== undefined) return { target: own, source: 'EXPLICIT' }
  const inner = parsePeriod(period)
  if (!inner) return { target: null, source: 'NONE' }
  const around = [...targets]
    .flatMap(([text, value]) => {
      const outer = parsePeriod(text)
      return outer && contains(outer, inner) ? [{ outer, value }] : []
    })
    .toSorted((a, b) => monthsOf(a.outer).length - monthsOf(b.outer).length)[0]
  if (!around) return { target: null, source: 'NONE' }
  if (aggregation !== 'SUM') return { target: around.value, source: 'CONTAINING' }
  const share = evenShare(around.value, monthsOf(inner).length, monthsOf(around.outer).length)
  return share === null ? { target: null, source: 'NONE' } : { target: share, source: 'EVEN_SHARE' }
}

function evenShare(target: string, months: number, of: number): string | null {
  if (!isDecimalText(target) || months === 0 || of === 0) return null
  return decimalText(rounded(divide(multiply(decimal(target), decimal(months)), decimal(of)), 6))
}
