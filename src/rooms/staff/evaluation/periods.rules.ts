import {
  endOf,
  firstDayOf,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodAround,
  periodText,
  printPeriod,
} from '../../../kernel/period.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { EmploymentKind } from '../../organisation/words.ts'

/** How often a kind of employment is evaluated (pack `evaluasi-pegawai`). */
export type Frequency = 'MONTH' | 'QUARTER' | 'YEAR'
export type Kinds = Readonly<Partial<Record<EmploymentKind, { evaluatedBy: readonly Frequency[] }>>>
/** A period that is over, with its days, and the kinds of employment that are evaluated for it. */
export type Owed = {
  period: string
  annual: boolean
  firstDay: LocalDate
  end: LocalDate
  kinds: EmploymentKind[]
}

const periodKinds: Record<Frequency, PeriodKind> = {
  ...{ MONTH: 'month', QUARTER: 'quarter', YEAR: 'year' },
}

/** The periods of a year by the rules of that year: all that are over, and the year itself, whose
 * evaluation also closes an SKP that ends before. */
export function owedPeriods(year: number, today: LocalDate, kinds: Kinds): Owed[] {
  return (['MONTH', 'QUARTER', 'YEAR'] as const).flatMap((frequency) => {
    const of = (Object.keys(kinds) as EmploymentKind[]).filter((kind) =>
      kinds[kind]?.evaluatedBy.includes(frequency),
    )
    if (of.length === 0) return []
    return periodsIn(periodKinds[frequency], year)
      .filter((period) => frequency === 'YEAR' || endOf(period) <= today)
      .map((period) => ({
        ...{ period: periodText(period), annual: frequency === 'YEAR' },
        ...{ firstDay: firstDayOf(period), end: endOf(period), kinds: of },
      }))
  })
}

function periodsIn(kind: PeriodKind, year: number): Period[] {
  const found: Period[] = []
  for (let day = `${year}-01-01`; day < `${year + 1}-01-01`; ) {
    const period = periodAround(kind, day)
    found.push(period)
    day = endOf(period)
  }
  return found
}

/** «Triwulan II 2026». */
export function periodLabel(period: string): string {
  const read = parsePeriod(period)
  return read ? printPeriod(read) : period
}

/** The day by which something about a span is due: so many days after its last. */
export const dueIn = (endsOn: LocalDate, days: number): LocalDate => addDays(endsOn, days - 1)

/** Whole months of a span, at least one: a part of a month from its half on counts. */
export function monthsIn(startsOn: LocalDate, endsOn: LocalDate): number {
  const [from, to] = [startsOn, endsOn].map((day) => {
    const [year = 0, month = 0, of = 0] = day.split('-').map(Number)
    return year * 12 + month + (of > 15 ? 1 : 0)
  })
  return Math.max(1, (to ?? 0) - (from ?? 0))
}

export const reportKind = 'staff/report-realisation'
export const rateKind = 'staff/rate'

/** Asks the rated to say what became of each result. */
export const reportTask = (
  one: { id: string; personId: string; period: string },
  dueOn: LocalDate | null,
): TaskToOpen => ({
  ...{ kind: reportKind, subject: one.id, dueOn },
  title: `Laporkan realisasi SKP ${periodLabel(one.period)}`,
  holder: { personId: one.personId },
  link: `/penilaian/${one.id}`,
})

/** Asks a rater to rate their people for a period, all in one table. */
export const rateTask = (
  one: { subject: string; raterId: string; period: string },
  dueOn: LocalDate | null,
): TaskToOpen => ({
  ...{ kind: rateKind, subject: one.subject, dueOn },
  title: `Nilai kinerja pegawai Anda, ${periodLabel(one.period)}`,
  holder: { personId: one.raterId },
  link: `/penilaian?periode=${one.period}`,
})
