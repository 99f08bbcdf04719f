import {
  compare,
  type Decimal,
  decimal,
  divide,
  fixed,
  multiply,
  sumOf,
} from '../../../kernel/decimal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Predicate } from '../evaluation/evaluation.contract.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import type { Credit, CreditAccount } from './credit.contract.ts'

type Rules = StaffPack['credit']

/** The credit points of some months (1 to 12) with one predicate in one grade (§13): exact, and as
 * they are issued. `null` for a grade the rules do not know. */
export function creditOf(
  { percent, grades, places }: Rules,
  of: { grade: string; months: number; predicate: Predicate },
): { points: Decimal; issued: string } | null {
  const coefficient = grades[of.grade]?.coefficient
  const share = percent[of.predicate]
  if (coefficient === undefined || share === undefined) return null
  const year = multiply(decimal(share), decimal(coefficient))
  const points = divide(multiply(year, decimal(of.months)), decimal(12))
  return { points, issued: fixed(points, places) }
}

/** What was issued, added up as it was issued: three times 2.08 are 6.24. */
export const issuedSum = (issued: readonly string[], places: number): string =>
  fixed(sumOf(issued.map((one) => decimal(one))), places)

/** The grade of a functional official, by the words of the title: «Perawat Ahli Muda» is Ahli Muda. */
export function gradeOfTitle({ grades }: Rules, title: string): string | null {
  const words = ` ${title.toLowerCase().replace(/[^a-z]+/g, ' ')} `
  const found = Object.keys(grades).filter((grade) => words.includes(` ${grade.toLowerCase()} `))
  return found.sort((a, b) => b.length - a.length)[0] ?? null
}

/** The months of the year of a span that begin within it: two spans that meet share none, and those of
 * a year are twelve at most. `null` where none does. `endsOn` is the first day outside. */
export function monthsBegun(
  startsOn: LocalDate,
  endsOn: LocalDate,
): { monthFrom: number; monthTo: number } | null {
  const [year, month, day] = startsOn.split('-').map(Number) as [number, number, number]
  const last = addDays(endsOn, -1)
  const monthFrom = month + (day > 1 ? 1 : 0)
  const monthTo = Number(last.slice(0, 4)) > year ? 12 : Number(last.slice(5, 7))
  return monthFrom <= monthTo ? { monthFrom, monthTo } : null
}

type Months = { personId: string; monthFrom: number; monthTo: number }
/** An annual evaluation that stands, with the title of its post. */
export type Standing = {
  evaluationId: string
  personId: string
  title: string
  startsOn: LocalDate
  endsOn: LocalDate
  predicate: Predicate
}
export type Issuable = Omit<Credit, 'year'> & { personId: string; evaluationId: string }

/** What is to be issued of some evaluations of one year: of functional officials alone, never for a
 * month that a person has points of already. */
export function issuable(
  rules: Rules,
  evaluations: readonly Standing[],
  known: readonly Months[],
): Issuable[] {
  const taken = [...known]
  const found: Issuable[] = []
  for (const { evaluationId, personId, title, startsOn, endsOn, predicate } of evaluations) {
    const grade = gradeOfTitle(rules, title)
    const span = monthsBegun(startsOn, endsOn)
    if (!grade || !span) continue
    const months = span.monthTo - span.monthFrom + 1
    const points = creditOf(rules, { grade, months, predicate })
    const overlap = taken.some(
      (one) =>
        one.personId === personId && one.monthFrom <= span.monthTo && span.monthFrom <= one.monthTo,
    )
    if (!points || overlap) continue
    taken.push({ personId, ...span })
    found.push({
      ...{ evaluationId, personId, ...span, grade, predicate, issued: points.issued },
      percent: rules.percent[predicate],
      coefficient: rules.grades[grade]?.coefficient ?? '',
    })
  }
  return found
}

/** What was gathered in the newest grade, against its thresholds: a promotion begins at nothing. Takes
 * the newest first; `null` where nothing was issued. */
export function accountOf(rules: Rules, credits: readonly Credit[]): CreditAccount | null {
  const grade = credits[0]?.grade
  if (grade === undefined) return null
  const before = credits.findIndex((one) => one.grade !== grade)
  const own = before < 0 ? credits : credits.slice(0, before)
  const sum = issuedSum(
    own.map(({ issued }) => issued),
    rules.places,
  )
  const against = (needed: string | null | undefined) =>
    needed ? { needed, met: compare(decimal(sum), decimal(needed)) >= 0 } : null
  const { rank, grade: gradeUp } = rules.grades[grade] ?? {}
  return { grade, sum, rank: against(rank), gradeUp: against(gradeUp), credits: [...credits] }
}
