import { addDays, type LocalDate, weekday } from '../../../kernel/time.ts'

/** Days off beside Saturday and Sunday: public holidays and collective leave of the region. */
export type Holidays = ReadonlySet<LocalDate>

/** A public holiday of the country, one of the region, or collective leave (cuti bersama). */
export const holidayKinds = ['NATIONAL', 'REGIONAL', 'COLLECTIVE_LEAVE'] as const
export type HolidayKind = (typeof holidayKinds)[number]

/** The most working days a deadline may count, about forty years: more is a slip of the pen. */
export const mostWorkingDays = 10_000

/** Monday to Friday, and no holiday. */
export const isWorkingDay = (date: LocalDate, holidays: Holidays): boolean =>
  weekday(date) < 5 && !holidays.has(date)

/** The date itself when it is a working day, else the next one that is. */
export function workingDayFrom(date: LocalDate, holidays: Holidays): LocalDate {
  let day = date
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1)
  return day
}

/** The last day of a period of working days. The day of receipt is not counted: the first is the
 * next working day, so what comes in on a Saturday starts counting on Monday. Zero days end on the
 * day of receipt. Refuses (`RangeError`) negative, broken or absurd counts. */
export function addWorkingDays(
  date: LocalDate,
  workingDays: number,
  holidays: Holidays,
): LocalDate {
  if (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > mostWorkingDays)
    throw new RangeError(`not a number of working days: ${workingDays}`)
  let day = date
  for (let counted = 0; counted < workingDays; counted++)
    day = workingDayFrom(addDays(day, 1), holidays)
  return day
}

/** How many working days lie in the half-open interval `[from, to)`; 0 when `to` is not later. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, holidays: Holidays): number {
  let count = 0
  for (
    let day = workingDayFrom(from, holidays);
    day < to;
    day = workingDayFrom(addDays(day, 1), holidays)
  )
    count++
  return count
}

/** What came in when, and how many working days there are to answer. `receivedAt` is a local date,
 * or a local time of day on it (`2026-06-17T09:00`). */
export type WorkingDayTask = {
  receivedAt: string
  workingDays: number
  holidays: readonly LocalDate[]
}

/** The last day to answer: `2026-06-17T09:00` and 14 working days without holidays give
 * `2026-07-07`. The hour of receipt does not matter. */
export const workingDayDeadline = ({
  receivedAt,
  workingDays,
  holidays,
}: WorkingDayTask): LocalDate =>
  addWorkingDays(receivedAt.slice(0, 10), workingDays, new Set(holidays))
