import type { LocalDate } from '../../../kernel/time.ts'
import { isSettled } from '../distribution/population.rules.ts'
import { isReleased } from '../distribution/release.rules.ts'
import type { EvaluationState, Predicate } from '../evaluation/evaluation.contract.ts'
import { type Calendar, whyFree } from '../log/norm.rules.ts'
import type { SkpState } from '../skp/skp.contract.ts'
import type { StaffLine } from './board.contract.ts'

/** Somebody in a post who is to have an SKP, or has one. */
export type Counted = { assignmentId: string; personId: string }
/** An SKP of a year as the board counts it. */
export type BoardRow = {
  assignmentId: string
  personId: string
  agencyId: string | null
  state: SkpState
  inForce: boolean
  startsOn: LocalDate
  endsOn: LocalDate
  logged: number
  praised: boolean
  evaluation: EvaluationState | 'OPEN' | null
  predicate: Predicate | null
}

/** The days of a week up to today, and why they owe nothing. */
export type Week = { days: readonly LocalDate[]; calendar: Calendar }
type Over = Week & { smallest: number }

/** Those of a week on which something is owed by a person. */
export const owedIn = ({ days, calendar }: Week, personId: string): LocalDate[] =>
  days.filter((day) => whyFree(calendar, personId, day) === null)

const owedOf = ({ personId, startsOn, endsOn }: BoardRow, week: Week): number =>
  owedIn(week, personId).filter((day) => startsOn <= day && day < endsOn).length

/** The line of a group: of its posts today, and of all its SKPs of the year. Predicates are not told of
 * fewer than `smallest` people. */
export function lineOf(
  { id, name }: Pick<StaffLine, 'id' | 'name'>,
  posts: readonly Counted[],
  rows: readonly BoardRow[],
  over: Over,
): StaffLine {
  const planOf = new Map(rows.map((row) => [row.assignmentId, row]))
  const now = posts.map(({ assignmentId }) => planOf.get(assignmentId))
  const skp = { agreed: 0, submitted: 0, draft: 0, none: 0 }
  for (const plan of now) skp[keyOf(plan)] += 1
  const owed = rows.map((row) => ({ owed: owedOf(row, over), logged: row.logged }))
  const sum = (of: (one: (typeof owed)[number]) => number) =>
    owed.reduce((total, one) => total + of(one), 0)
  const people = new Set(posts.map(({ personId }) => personId))
  return {
    ...{ id, name, people: people.size, skp },
    // a row on a day off is no owed day that was logged
    log: { owed: sum((one) => one.owed), logged: sum((one) => Math.min(one.owed, one.logged)) },
    feedback: new Set(rows.flatMap(({ personId, praised }) => (praised ? [personId] : []))).size,
    evaluations: {
      open: rows.filter(({ evaluation: at }) => at === 'OPEN' || at === 'REPORTED').length,
      rated: rows.filter(({ evaluation: at }) => at === 'RATED').length,
      released: rows.filter(({ evaluation: at }) => at !== null && isReleased(at)).length,
    },
    predicates: predicatesOf(rows, over.smallest),
  }
}

function keyOf(plan: BoardRow | undefined): keyof StaffLine['skp'] {
  if (!plan) return 'none'
  if (plan.inForce) return 'agreed'
  return plan.state === 'SUBMITTED' ? 'submitted' : 'draft'
}

function predicatesOf(rows: readonly BoardRow[], smallest: number): Record<string, number> | null {
  const given = rows.flatMap(({ evaluation, predicate }) =>
    predicate && evaluation && isSettled({ state: evaluation }) ? [predicate] : [],
  )
  if (given.length < smallest) return null
  return Object.fromEntries(
    [...Map.groupBy(given, (one) => one)].map(([one, of]) => [one, of.length]),
  )
}
