import { printDate, printDateShort } from './indonesian.ts'
import type { Instant, LocalDate } from './time.ts'

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** By time zone: making one takes a hundred times as long as using it, and each request asks. */
const dates: Record<string, Intl.DateTimeFormat> = {}

/** The calendar date of an instant in a time zone. */
export function dateOf(instant: Instant, timeZone: string): LocalDate {
  dates[timeZone] ??= new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return dates[timeZone].format(new Date(instant))
}

/** The time of an instant in a time zone, as people write it: `09.42 WITA`. */
export function timeOf(instant: Instant, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant))
  return `${time.replace(':', '.')} ${zoneNames[timeZone] ?? timeZone}`
}

const clockOf = (instant: Instant, timeZone: string): string =>
  `pukul ${timeOf(instant, timeZone)}`.replaceAll(' ', '\u00a0')

/** `2026-11-10T01:42:00Z` in Makassar → `10 November 2026 pukul 09.42 WITA`. */
export const printMoment = (instant: Instant, timeZone: string): string =>
  `${printDate(dateOf(instant, timeZone))} ${clockOf(instant, timeZone)}`

/** The same with plain blanks only, for paper and terminals. */
export const plainMoment = (instant: Instant, timeZone: string): string =>
  `${printDate(dateOf(instant, timeZone))} pukul ${timeOf(instant, timeZone)}`

/** The same for narrow places: `10 Nov 2026 pukul 09.42 WITA`. */
export const printMomentShort = (instant: Instant, timeZone: string): string =>
  `${printDateShort(dateOf(instant, timeZone))} ${clockOf(instant, timeZone)}`

/** The instant at which clocks in a zone show this date and time (`09.30` or `09:30`); `null` for
 * what is no time. */
export function instantIn(date: LocalDate, time: string, timeZone: string): Instant | null {
  const asked = Date.parse(`${date}T${time.trim().replace('.', ':').padStart(5, '0')}:00Z`)
  if (Number.isNaN(asked)) return null
  const at = new Date(asked).toISOString()
  const shown = timeOf(at, timeZone).slice(0, 5).replace('.', ':')
  const ahead = Date.parse(`${dateOf(at, timeZone)}T${shown}:00Z`) - asked
  return new Date(asked - ahead).toISOString()
}
