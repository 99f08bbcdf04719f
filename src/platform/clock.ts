import { printDate } from '../kernel/indonesian.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'

/** Gives the present; tests and the demonstration bring their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The instant as text in UTC. */
export const instantOf = (date: Date): Instant => date.toISOString()

/** The calendar date at an instant in a time zone (`Asia/Makassar`). */
export function dateIn(timeZone: string, date: Date): LocalDate {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(date)
}

const zoneNames: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

/** An instant as people of a zone write it, in two parts: `19 Januari 2026` and `09.47 WITA`. */
export function printMoment(timeZone: string, instant: Instant): { date: string; time: string } {
  const date = new Date(instant)
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .format(date)
    .replace(':', '.')
  return {
    date: printDate(dateIn(timeZone, date)),
    time: `${time} ${zoneNames[timeZone] ?? timeZone}`,
  }
}
