import {
  compare,
  decimal,
  hundred,
  max,
  multiply,
  type Percent,
  subtract,
  zero,
} from '../../../kernel/decimal.ts'
import { months } from '../../../kernel/indonesian.ts'
import { daysBetween, isLocalDate, type LocalDate, localDate } from '../../../kernel/time.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import type { Amount, CaseRules, Raw } from './amount.rules.ts'

/** A date written `2026-06-30` or `30 Juni 2026`; `null` for anything else, also for a day the
 * calendar lacks. */
function dateIn(text: string): LocalDate | null {
  const said = text.trim().toLowerCase()
  const [, day, month, year] = /^(\d{1,2})\s+(\p{L}+)\s+(\d{4})$/u.exec(said) ?? []
  const date = month
    ? localDate(
        Number(year),
        months.findIndex((name) => name.toLowerCase() === month) + 1,
        Number(day),
      )
    : said
  return isLocalDate(date) ? date : null
}

/** Reads a milestone: a date, or a word for done or not done; `null` when the text says neither. */
export function readMilestone(
  { milestone: { done, notDone } }: Pick<MeasurementPack, 'milestone'>,
  text: string,
): Amount | null {
  const date = dateIn(text)
  if (date) return { kind: 'date', date }
  const said = text.trim().toLowerCase()
  if (done.includes(said)) return { kind: 'done', done: true }
  return notDone.includes(said) ? { kind: 'done', done: false } : null
}

/** Worth of a milestone reached so many days after its date, by the rule of the region. */
function lateWorth({ milestone: { late } }: CaseRules, days: number): Percent {
  if (days <= 0) return hundred
  return late.kind === 'FIXED'
    ? decimal(late.value)
    : max(zero, subtract(hundred, multiply(decimal(late.points), decimal(days))))
}

/** `BINARY`: on time 100, late by the rule of the region, not done 0. Compares two dates, two
 * numbers (reached or not), or words. */
export function milestone(rules: CaseRules, target: Amount, realization: Amount): Raw {
  if (realization.kind === 'done' && !realization.done) return { value: zero }
  if (target.kind === 'date' && realization.kind === 'date')
    return { value: lateWorth(rules, daysBetween(target.date, realization.date)) }
  if (target.kind === 'date')
    return { invalid: 'Target berupa tanggal memerlukan tanggal selesai sebagai realisasi.' }
  if (target.kind === 'number' && realization.kind === 'number')
    return { value: compare(realization.value, target.value) >= 0 ? hundred : zero }
  if (
    target.kind === 'done' &&
    target.done &&
    (realization.kind === 'done' || realization.kind === 'date')
  )
    return { value: hundred }
  return { invalid: 'Rumus BINARY membandingkan dua angka, dua tanggal, atau selesai dan belum.' }
}
