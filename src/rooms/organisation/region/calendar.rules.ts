import { months } from '../../../kernel/indonesian.ts'
import { addDays, type LocalDate, weekday } from '../../../kernel/time.ts'

/** Days off beside Saturday and Sunday: public holidays and collective leave of the region. */
export type Holidays = ReadonlySet<LocalDate>

/** A public holiday of the country, one of the region, or collective leave (cuti bersama). */
export const holidayKinds = ['NATIONAL', 'REGIONAL', 'COLLECTIVE_LEAVE'] as const
export type HolidayKind = (typeof holidayKinds)[number]

export const holidayWords: Record<HolidayKind, string> = {
  NATIONAL: 'Libur nasional',
  REGIONAL: 'Libur daerah',
  COLLECTIVE_LEAVE: 'Cuti bersama',
}

type Holiday = { onDate: LocalDate; name: string; kind: HolidayKind }

const kindIn = (text: string): HolidayKind =>
  /cuti\s+bersama/i.test(text)
    ? 'COLLECTIVE_LEAVE'
    : /libur\s+(daerah|lokal)/i.test(text)
      ? 'REGIONAL'
      : 'NATIONAL'

/** From `Januari` or `Jan`; 0 for what is no month. */
const monthOf = (word: string): number =>
  word.length < 3
    ? 0
    : months.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase())) + 1

const isoOf = (day: string, month: number, year: string): LocalDate | null => {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null
}

/** The date a line begins with, as `2027-01-01`, `1/1/2027` or `Jumat, 1 Januari 2027`, and what
 * follows it. */
function dateIn(line: string): { onDate: LocalDate; rest: string } | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(line)
  const plain = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(line)
  const words = /^(?:[a-z']+\s*,\s*)?(\d{1,2})\s+([a-z]+)\s+(\d{4})\b/i.exec(line)
  const found = iso ?? plain ?? words
  if (!found) return null
  const [whole, first = '', second = '', third = ''] = found
  const month = words === found ? monthOf(second) : Number(second)
  const onDate = iso ? isoOf(third, month, first) : isoOf(first, month, third)
  return onDate === null ? null : { onDate, rest: line.slice(whole.length) }
}

/** Reads a pasted list of days off, a day a line: date, name, and «cuti bersama» or «libur daerah»
 * where it is one. A list with one line that cannot be read is not taken: that line is told. */
export function readHolidayList(text: string): { items: Holiday[] } | { problem: string } {
  const items: Holiday[] = []
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim().replace(/^(?:\d{1,3}[.)]\s+|\d{1,3}\t+|[-*]\s+)/, '')
    if (line === '') continue
    const date = dateIn(line)
    const name = (date?.rest ?? '').replace(/^[\s;,:–-]+|[\s;,]+$/g, '').replace(/\s+/g, ' ')
    const sample = 'Tulis seperti: 17 Agustus 2027; Proklamasi Kemerdekaan.'
    if (!date) return { problem: `Baris ${at + 1}: tanggalnya tidak terbaca. ${sample}` }
    if (name.length < 2) return { problem: `Baris ${at + 1}: nama harinya belum ada. ${sample}` }
    const twice = items.find(({ onDate }) => onDate === date.onDate)
    if (twice) return { problem: `Baris ${at + 1}: tanggal ini sudah ada sebagai ${twice.name}.` }
    items.push({ onDate: date.onDate, name: name.slice(0, 120), kind: kindIn(line) })
  }
  return { items }
}

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
