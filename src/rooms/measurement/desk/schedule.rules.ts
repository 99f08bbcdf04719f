import { endOf, monthsOf, parsePeriod, periodText } from '../../../kernel/period.ts'
import { addDays, addMonthsClamped, type LocalDate } from '../../../kernel/time.ts'
import { type Duty, dueAfter, owesOn } from '../../organisation/words.ts'
import type { Frequency } from '../../planning/words.ts'
import type { FigureState } from '../figure/figure.contract.ts'

/** How many months one period of an indicator lasts; daily and weekly indicators are summed up by
 * month. */
const spans: Record<Frequency, 1 | 3 | 6 | 12> = {
  DAILY: 1,
  WEEKLY: 1,
  MONTHLY: 1,
  QUARTERLY: 3,
  SEMESTER: 6,
  ANNUAL: 12,
}

const monthPattern = /^(\d{4})-(0[1-9]|1[0-2])$/

/** The period of an indicator that a month reports: the month itself, or the quarter, semester or
 * year that ends with it; `null` while none ends. */
export function periodEndingIn(frequency: Frequency, month: string): string | null {
  const [, year, number] = monthPattern.exec(month) ?? []
  const [span, last] = [spans[frequency], Number(number)]
  if (year === undefined || last % span !== 0) return null
  if (span === 1) return month
  return span === 12 ? year : `${year}-${span === 3 ? 'Q' : 'S'}${last / span}`
}

/** The twelve months of a year, `2026-01` … `2026-12`. */
export const monthsOfYear = (year: number): string[] =>
  monthsOf({ kind: 'year', year }).map(periodText)

/** All periods of a year at an indicator's frequency; daily and weekly indicators are summed up by
 * month. */
export const periodsOfYear = (frequency: Frequency, year: number): string[] =>
  monthsOfYear(year).flatMap((month) => periodEndingIn(frequency, month) ?? [])

/** The month in which a period ends, `2026-06` for `2026-Q2`. Refuses (`RangeError`) what is no
 * period. */
export function lastMonthOf(period: string): string {
  const parsed = parsePeriod(period)
  if (!parsed) throw new RangeError(`not a period: ${period}`)
  return addDays(endOf(parsed), -1).slice(0, 7)
}

/** The day by which a period is to be reported: the given day of the month after it ends (pack
 * `jadwal-pengukuran`). */
export function dueDateOfPeriod(period: string, reportByDay: number): LocalDate {
  const parsed = parsePeriod(period)
  if (!parsed) throw new RangeError(`not a period: ${period}`)
  return addDays(endOf(parsed), reportByDay - 1)
}

/** The day by which somebody owes a period: that of the schedule; who took the post later, the
 * first day of reporting from then on, for what was missed before them is not theirs. */
export function dueDateFor(period: string, reportByDay: number, since: LocalDate): LocalDate {
  const due = dueDateOfPeriod(period, reportByDay)
  if (since <= due) return due
  const month = since.slice(0, 7)
  const [own, next] = [month, addMonthsClamped(`${month}-01`, 1).slice(0, 7)].map((of) =>
    addDays(`${of}-01`, reportByDay - 1),
  )
  return own && own >= since ? own : (next ?? due)
}

/** Somebody who answers for a figure, and since when they hold the post. */
export type Owner = { personId: string; since: LocalDate }
/** Who owes a figure, and when they are off duty. */
type Owed = { owners: readonly Owner[]; duty: Duty; reportByDay: number }

/** The day by which the first of those who answer for a figure owes it; `null` while none does,
 * being off duty. */
export function owedOn(period: string, { owners, duty, reportByDay }: Owed): LocalDate | null {
  if (owners.length === 0) return dueDateOfPeriod(period, reportByDay)
  const days = owners.flatMap(
    ({ personId, since }) => dueAfter(duty, personId, dueDateFor(period, reportByDay, since)) ?? [],
  )
  return days.toSorted()[0] ?? null
}

/** Is it late today, somebody who owes it being on duty? */
export function isOverdue(period: string, owed: Owed, today: LocalDate): boolean {
  const there = owed.owners.filter(({ personId }) => owesOn(owed.duty, personId, today))
  if (owed.owners.length > 0 && there.length === 0) return false
  const due = owedOn(period, { ...owed, owners: there })
  return due !== null && due < today
}

/** The day by which a figure reported today is to be verified: that of the schedule, or as many
 * days after a late report. */
export function verificationDue(
  period: string,
  { reportByDay, verifyByDay }: { reportByDay: number; verifyByDay: number },
  today: LocalDate,
): LocalDate {
  const [inTime, later] = [
    dueDateOfPeriod(period, verifyByDay),
    addDays(today, Math.max(verifyByDay - reportByDay, 0)),
  ]
  return inTime < later && inTime < today ? later : inTime
}

/** Has the period ended on this day? Before that a blank means «belum waktunya». */
export function hasEnded(period: string, today: LocalDate): boolean {
  const parsed = parsePeriod(period)
  return parsed !== null && endOf(parsed) <= today
}

/** The day on which the plan is asked what a period measures: its last day, or today while it still
 * runs. */
export function planDateOf(period: string, today: LocalDate): LocalDate {
  const last = lastDayOf(period) ?? today
  return last < today ? last : today
}

/** The last day of a period; `null` of what is none. */
export function lastDayOf(period: string): LocalDate | null {
  const parsed = parsePeriod(period)
  return parsed && addDays(endOf(parsed), -1)
}

type Known = {
  blank: string | null
  verdict: 'VERIFIED' | 'RETURNED' | null
  lockedAt: string | null
} | null

/** Where a figure stands (four kinds of blank; an entered 0 is a value and never comes out as
 * one). */
export function figureState(period: string, figure: Known, today: LocalDate): FigureState {
  if (!figure) return hasEnded(period, today) ? 'NOT_REPORTED' : 'NOT_DUE'
  if (figure.lockedAt) return 'LOCKED'
  if (figure.verdict) return figure.verdict
  return figure.blank ? 'NOT_MEASURABLE' : 'REPORTED'
}
