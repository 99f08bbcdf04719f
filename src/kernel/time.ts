/** A calendar date `YYYY-MM-DD` in the region's own time zone. Compared as text; intervals are
 * half-open `[from, to)`. */
export type LocalDate = string

/** An instant, ISO 8601 in UTC (`2026-06-17T02:00:00.000Z`). */
export type Instant = string

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days in a month of the Gregorian calendar, month 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Year, month (1–12) and day of a date; `null` when the text is no real calendar date. */
export function partsOf(date: string): { year: number; month: number; day: number } | null {
  const found = datePattern.exec(date)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return { year, month, day }
}

/** True for a real calendar date written `YYYY-MM-DD`. */
export const isLocalDate = (text: string): boolean => partsOf(text) !== null

/** Writes a date from its parts; refuses nothing, so give it real parts. */
export function localDate(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Days since 1 March 0000, so that dates can be counted without a clock or a zone. */
function dayNumber(date: LocalDate): number {
  const parts = partsOf(date)
  if (!parts) throw new RangeError(`not a date: ${date}`)
  const year = parts.month <= 2 ? parts.year - 1 : parts.year
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear =
    Math.floor((153 * (parts.month + (parts.month > 2 ? -3 : 9)) + 2) / 5) + parts.day - 1
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear
  )
}

function dateOfDayNumber(days: number): LocalDate {
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return localDate(
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  )
}

/** The date a number of days later (or earlier, when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  dateOfDayNumber(dayNumber(date) + days)

/** Whole days from one date to another; negative when `to` comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  dayNumber(to) - dayNumber(from)

/** Day of the week, 0 = Monday … 6 = Sunday. */
export const weekday = (date: LocalDate): number => (dayNumber(date) + 2) % 7

/** Same day some months later; a day the month lacks becomes its last one (31 January + 1 = 28
 * February). */
export function addMonthsClamped(date: LocalDate, months: number): LocalDate {
  const parts = partsOf(date)
  if (!parts) throw new RangeError(`not a date: ${date}`)
  const count = parts.year * 12 + parts.month - 1 + months
  const [year, month] = [Math.floor(count / 12), (count % 12) + 1]
  return localDate(year, month, Math.min(parts.day, daysInMonth(year, month)))
}

/** Is the date inside the half-open interval `[from, to)`? `null` as end means: still open. */
export function holds(
  validity: { validFrom: LocalDate; validTo: LocalDate | null },
  date: LocalDate,
): boolean {
  return validity.validFrom <= date && (validity.validTo === null || date < validity.validTo)
}
