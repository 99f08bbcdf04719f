import { endOf, monthsOf, type Period, parsePeriod, periodText } from '../../kernel/period.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { hasEnded, periodsOfYear } from '../measurement/words.ts'
import { Frequency } from '../planning/words.ts'

/** The months of a year as periods, `2026-01` … `2026-12`. */
export const monthsIn = (year: number): string[] => monthsOf({ kind: 'year', year }).map(periodText)

/** The last month of a year that has ended on a day; `null` before the first has. */
export const lastEndedMonth = (year: number, today: LocalDate): string | null =>
  monthsIn(year).findLast((month) => hasEnded(month, today)) ?? null

const endsBy = (period: string, last: Period): boolean => {
  const parsed = parsePeriod(period)
  return parsed !== null && endOf(parsed) <= endOf(last)
}

/** Every period of a year, of any frequency, that has ended when a month has; none for `null`. */
export function periodsUpTo(year: number, month: string | null): string[] {
  const last = month === null ? null : parsePeriod(month)
  if (!last) return []
  return [
    ...new Set(Frequency.options.flatMap((frequency) => periodsOfYear(frequency, year))),
  ].filter((period) => endsBy(period, last))
}

/** The last period of a frequency that has ended when a month has; `null` before the first has. */
export function lastPeriod(
  frequency: Frequency,
  year: number,
  month: string | null,
): string | null {
  const last = month === null ? null : parsePeriod(month)
  return last
    ? (periodsOfYear(frequency, year).findLast((period) => endsBy(period, last)) ?? null)
    : null
}
