import { addDays, type LocalDate } from '../../kernel/time.ts'
import { type Holidays, isWorkingDay } from '../organisation/words.ts'
import type { Phase } from './procedure.rules.ts'
import type { Term, Terms } from './terms.contract.ts'

/** On which days a term goes on. */
export type Calendar = {
  holidays: Holidays
  /** Is anything owed on this day by whoever the term is for? */
  owes: (day: LocalDate) => boolean
}

/** Nobody waits longer for somebody whose return is not known. */
const farthest = 1500

/** The last day of a term that begins after `from`. It stops while nothing is owed: those days are
 * not counted, whatever their number. `null` while nobody knows when it goes on. */
export function lastDay(
  { days, unit }: Term,
  from: LocalDate,
  { holidays, owes }: Calendar,
): LocalDate | null {
  let day = from
  let left = days
  for (let walked = 0; left > 0; walked++) {
    if (walked === farthest) return null
    day = addDays(day, 1)
    if (owes(day) && (unit === 'CALENDAR' || isWorkingDay(day, holidays))) left -= 1
  }
  return day
}

/** Has a term passed? A day belongs to it to its end; one that stands still has not. */
export const isOver = (last: LocalDate | null, today: LocalDate): boolean =>
  last !== null && last < today

/** The term of a phase; `null` where nothing is awaited. */
export function termOf(phase: Phase, terms: Terms): Term | null {
  const { reply, hearing, opinions, decision, objection, answer } = terms
  const byPhase: Record<Phase, Term | null> = {
    ...{ REPLY: reply, HEARING: hearing, OPINIONS: opinions, DECISION: decision },
    ...{ OBJECTION: objection, ANSWER: answer, CLOSED: null },
  }
  return byPhase[phase]
}

/** `7 hari kerja`. */
export const printTerm = ({ days, unit }: Term): string =>
  `${days} hari ${unit === 'WORKING' ? 'kerja' : 'kalender'}`
