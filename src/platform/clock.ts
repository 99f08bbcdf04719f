import type { Instant, LocalDate } from '../kernel/time.ts'

/** Gives the present; tests and the demonstration bring their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The instant as text in UTC. */
export const instantOf = (date: Date): Instant => date.toISOString()

/** The calendar date at an instant in a time zone (`Asia/Makassar`). */
export function dateIn(timeZone: string, date: Date): LocalDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(date)
}
