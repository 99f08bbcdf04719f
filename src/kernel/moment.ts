import { printDate, printDateShort } from './indonesian.ts'
import type { Instant, LocalDate } from './time.ts'

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** The calendar date of an instant in a time zone. */
export const dateOf = (instant: Instant, timeZone: string): LocalDate =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant))

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
