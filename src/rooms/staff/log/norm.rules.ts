import { decimal, fixed, multiply, percentOf } from '../../../kernel/decimal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import { type Duty, isWorkingDay, owesOn } from '../../organisation/words.ts'
import type { SpanSums } from './log.contract.ts'

/** A span of days on which nothing could be written, half-open. */
export type Pause = { startsOn: LocalDate; endsOn: LocalDate; reason: string }
export type Calendar = { duty: Duty; pauses: readonly Pause[] }

/** Why a day owes nothing of somebody: weekend, holiday, absence, a registered incident; `null`
 * where it owes. */
export function whyFree(
  { duty, pauses }: Calendar,
  personId: string,
  day: LocalDate,
): string | null {
  if (!isWorkingDay(day, duty.holidays)) return 'hari libur'
  if (!owesOn(duty, personId, day)) return 'tidak bertugas'
  return pauses.find(({ startsOn, endsOn }) => startsOn <= day && day < endsOn)?.reason ?? null
}

/** Effective minutes of a day: 5.5 hours are 330 (§15.1). */
export const minutesPerDay = (hoursPerDay: string): number =>
  Number(fixed(multiply(decimal(hoursPerDay), decimal(60)), 0))

type DaySum = { day: LocalDate; minutes: number; approved: number }

/** What a span owed and what was done in it: 20 owed days × 5.5 hours are 6,600 minutes, of which
 * 5,610 approved are 85.0 percent (§15.1). */
export function sumsOf(
  days: readonly (DaySum & { free: string | null })[],
  perDay: number,
): SpanSums {
  const norm = days.filter(({ free }) => free === null).length * perDay
  const total = (of: (day: DaySum) => number): number => days.reduce((sum, day) => sum + of(day), 0)
  const approved = total((day) => day.approved)
  return {
    ...{ norm, approved, logged: total(({ minutes }) => minutes) },
    percent: norm === 0 ? null : fixed(percentOf(decimal(approved), decimal(norm)), 1),
  }
}

/** The days of a span, both ends included, each with what was written and why it owes nothing. */
export function daysOf(
  { from, to }: { from: LocalDate; to: LocalDate },
  sums: readonly DaySum[],
  free: (day: LocalDate) => string | null,
): (DaySum & { free: string | null })[] {
  const found = new Map(sums.map((sum) => [sum.day, sum]))
  const days: (DaySum & { free: string | null })[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({ ...(found.get(day) ?? { day, minutes: 0, approved: 0 }), free: free(day) })
  return days
}

/** How many owed days in a row have a row, back from the last one; days that owe nothing neither
 * count nor break it, and today breaks nothing before it is over. */
export function streakOf(
  days: readonly { day: LocalDate; minutes: number; free: string | null }[],
  today: LocalDate,
): number {
  let streak = 0
  for (const { day, minutes, free } of days.toReversed()) {
    if (day > today || free !== null || (day === today && minutes === 0)) continue
    if (minutes === 0) break
    streak += 1
  }
  return streak
}
