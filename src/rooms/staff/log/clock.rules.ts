import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { daysBetween } from '../../../kernel/time.ts'
import type { SentRow } from './log.contract.ts'

/** What the device said when it sent its rows, and when the server heard it. */
export type Contact = { sentAt: Instant; now: Instant }
export type Captured = { capturedAt: Instant; uncertain: boolean; skewSeconds: number }

const minute = 60_000
/** About sixty years: a clock that is further off says nothing. */
const most = 2_000_000_000
const ms = (instant: Instant): number => Date.parse(instant)

/** When a row was written, by the clock of the server. At each contact the device says what time it
 * has; how far it is ahead is taken off what it noted. Between two contacts the clock should go on
 * as it was: where it jumped by more than `jumpMinutes`, or what it noted cannot be, the row is
 * marked. A row that can only have been written before the jump keeps its time unmarked. */
export function captureOf(
  { writtenAt, heard }: { writtenAt: string; heard: SentRow['heard'] },
  { sentAt, now }: Contact,
  jumpMinutes: number,
): Captured {
  const jump = jumpMinutes * minute
  const skew = ms(sentAt) - ms(now)
  const before = heard === null ? skew : heard.aheadSeconds * 1000
  const since = heard === null ? Number.NEGATIVE_INFINITY : ms(heard.at) - jump
  const can = (at: number): boolean => since <= at && at <= ms(now) + jump
  const [byNow, byBefore] = [ms(writtenAt) - skew, ms(writtenAt) - before]
  const jumped = Math.abs(skew - before) > jump
  const told = (at: number, uncertain: boolean): Captured => ({
    capturedAt: new Date(Math.min(at, ms(now))).toISOString(),
    ...{ uncertain, skewSeconds: Math.max(-most, Math.min(most, Math.round(skew / 1000))) },
  })
  if (!jumped) return can(byNow) ? told(byNow, false) : told(ms(now), true)
  if (can(byBefore)) return told(byBefore, can(byNow))
  return told(can(byNow) ? byNow : ms(now), true)
}

/** Does a row come too late for its day? Its capture counts if it arrives within the days of grace
 * (pack `log.graceDays`), else its arrival; days on which nothing could be written are not counted. */
export function isLate(
  day: LocalDate,
  { captured, received }: { captured: LocalDate; received: LocalDate },
  graceDays: number,
  pausedDays: (from: LocalDate, to: LocalDate) => number = () => 0,
): boolean {
  const counted = daysBetween(captured, received) <= graceDays ? captured : received
  return daysBetween(day, counted) - pausedDays(day, counted) > graceDays
}
