import { capitalised, printCount, printDateShort } from '../../kernel/indonesian.ts'
import type { NoticeToTell } from '../../kernel/ports.ts'
import { addDays, daysBetween, type LocalDate } from '../../kernel/time.ts'
import {
  alwaysOnDuty,
  type Duty,
  dueAfter,
  type Holidays,
  isWorkingDay,
  owesOn,
} from '../organisation/words.ts'
import type { OpenTask } from '../tasks/words.ts'

type Task = Pick<OpenTask, 'kind' | 'title' | 'dueOn' | 'openedAt'>

/** Hours of the region within which the digest of the day is told: people are at work. */
const digest = { from: 7, until: 16 }
/** Between these hours of the region nothing rings. */
const quiet = { from: 20, until: 6 }
const shown = 5

/** The hour of a moment in a zone, 0–23. */
const hourOf = (moment: string, timeZone: string): number =>
  Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(
      new Date(moment),
    ),
  )

/** Do quiet hours hold at this moment in the region? */
export function isQuiet(moment: string, timeZone: string): boolean {
  const hour = hourOf(moment, timeZone)
  return hour >= quiet.from || hour < quiet.until
}

/** Is the digest of a day to be told: on a working day of the region, in working hours, and not told
 * today? What is missed is told on the next one. */
export const isDigestDue = (
  now: string,
  {
    today,
    timeZone,
    last,
    holidays,
  }: { today: LocalDate; timeZone: string; last: LocalDate | null; holidays: Holidays },
): boolean =>
  isWorkingDay(today, holidays) &&
  hourOf(now, timeZone) >= digest.from &&
  hourOf(now, timeZone) < digest.until &&
  last !== today

/** From when to when reminders of a digest reach, and how many days before a due date somebody is
 * reminded (pack `jadwal-pengukuran`); -1 is the day after. */
export type Round = { since: LocalDate; today: LocalDate; daysBefore: readonly number[] }

/** Does a day of reminding for this date lie after the last digest and not after today? So a day
 * without a digest loses none. */
const remindsOf = (dueOn: LocalDate, { since, today, daysBefore }: Round): boolean =>
  daysBefore.some((days) => {
    const day = addDays(dueOn, -days)
    return since < day && day <= today
  })

const dueWords = (dueOn: LocalDate, today: LocalDate): string => {
  const days = daysBetween(today, dueOn)
  if (days < 0) return 'lewat batas'
  if (days === 0) return 'hari ini'
  return `paling lambat ${printDateShort(dueOn)}`
}

/** The one digest of a person and day: of what is still open, what a reminder falls on since the
 * last digest; `null` where nothing does, and on a day off duty. */
export function digestOf(
  personId: string,
  tasks: readonly Task[],
  round: Round,
  duty: Duty = alwaysOnDuty,
): NoticeToTell | null {
  if (!owesOn(duty, personId, round.today)) return null
  const due = tasks.flatMap(({ title, dueOn: day }) => {
    const dueOn = day && dueAfter(duty, personId, day)
    return dueOn && remindsOf(dueOn, round) ? [{ title, dueOn }] : []
  })
  if (due.length === 0) return null
  const lines = due
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .slice(0, shown)
    .map(({ title, dueOn }) => `${title} (${dueWords(dueOn, round.today)})`)
  const rest = due.length - lines.length
  return {
    personId,
    kind: 'tasks/digest',
    topic: 'tasks/digest',
    title: `${capitalised(printCount(due.length))} hal menunggu Anda.`,
    detail: `${lines.join('; ')}${rest > 0 ? `; dan ${printCount(rest)} lainnya` : ''}.`,
    link: '/',
  }
}

/** Kinds of task that are told at once, together and not one by one, with the page on which all of
 * them stand. */
export const toldAtOnce = {
  kinds: ['agreements/sign', 'agreements/sign-as-giver'],
  topic: 'agreements/sign',
  link: '/tanda-tangan',
}

/** What somebody is told of promises that wait for their signature since they were last told: how many
 * wait in all; `null` where none is new. */
export function waitingOf(
  personId: string,
  tasks: readonly Task[],
  lastTold: string | null,
): NoticeToTell | null {
  if (!tasks.some(({ openedAt }) => lastTold === null || openedAt > lastTold)) return null
  return {
    personId,
    kind: toldAtOnce.topic,
    topic: toldAtOnce.topic,
    title: `${capitalised(printCount(tasks.length))} perjanjian kinerja menunggu tanda tangan Anda.`,
    link: toldAtOnce.link,
  }
}
