import {
  add,
  compare,
  type Decimal,
  decimal,
  divide,
  hundred,
  isDecimalText,
  isZero,
  max,
  min,
  multiply,
  type Percent,
  percentOf,
  rounded,
  subtract,
  sumOf,
  zero,
} from '../../../kernel/decimal.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import type { Indicator, ResultKind } from '../skp/skp.contract.ts'
import { type Grade, type Predicate, predicates } from './evaluation.contract.ts'

/** The mark of one result; `null`: not marked yet. */
export type Mark = { kind: ResultKind; mark: Grade | null }
type Thresholds = Pick<StaffPack['rating'], 'mostAbove' | 'smallPrimaryBelow'>

/** What the marks suggest as the grade of results, or `null` where they lie between two grades, where
 * one is missing, or where there is none: the rater weighs (§9.1). It never decides. */
export function suggestedGrade(marks: readonly Mark[], rules: Thresholds): Grade | null {
  if (marks.length === 0 || marks.some(({ mark }) => mark === null)) return null
  const primary = marks.filter(({ kind }) => kind === 'PRIMARY')
  const countOf = (among: readonly Mark[], grade: Grade): number =>
    among.filter(({ mark }) => mark === grade).length
  const isMost = (grade: Grade): boolean =>
    beyond(countOf(marks, grade), marks.length, rules.mostAbove) > 0
  const primaryBelow = countOf(primary, 'BELOW')
  if (isMost('BELOW')) return 'BELOW'
  if (isMost('ABOVE') && primaryBelow === 0) return 'ABOVE'
  return beyond(primaryBelow, primary.length, rules.smallPrimaryBelow) <= 0 ? 'MEETS' : null
}

/** −1, 0, 1: is a part of a whole less, as much or more than a share of it? */
const beyond = (part: number, whole: number, share: string): number =>
  compare(decimal(part), multiply(decimal(share), decimal(whole)))

/** The same of the seven values of behaviour (§9.1): each weighs as a primary result does. */
export const suggestedBehaviour = (
  marks: readonly (Grade | null)[],
  rules: Thresholds,
): Grade | null =>
  suggestedGrade(
    marks.map((mark) => ({ kind: 'PRIMARY' as const, mark })),
    rules,
  )

/** The predicate of two grades (§9.2): bad behaviour is never made good by results. */
export function predicateOf(
  quadrant: StaffPack['quadrant'],
  result: Grade,
  behaviour: Grade,
): Predicate {
  const found = quadrant[result]?.[behaviour]
  if (!found) throw new RangeError(`no predicate for ${result} and ${behaviour}`)
  return found
}

/** 5 for the best predicate, 1 for the worst (§9.2). */
export const ordinalOf = (predicate: Predicate): number =>
  predicates.length - predicates.indexOf(predicate)

/** The mean of the ratings of a year, each weighed by its months, to two places, with the predicate
 * next to it; `null` without any. A hint: the annual predicate is a fresh judgement (§10.5). */
export function yearHint(
  parts: readonly { predicate: Predicate; months: number }[],
): { mean: Decimal; predicate: Predicate } | null {
  const months = parts.reduce((sum, part) => sum + part.months, 0)
  if (months === 0) return null
  const weighed = parts.map((part) =>
    multiply(decimal(ordinalOf(part.predicate)), decimal(part.months)),
  )
  const mean = rounded(divide(sumOf(weighed), decimal(months)), 2)
  const near = Number(rounded(mean, 0))
  return { mean, predicate: predicates[predicates.length - near] ?? 'SANGAT_KURANG' }
}

/** How far an indicator came, in percent and at most `cap` (§6); `null` where target or realisation
 * is no number, or more is wanted than a target of zero. It is shown and rates nothing. */
export function achievementOf(
  { target, polarity }: Pick<Indicator, 'target' | 'polarity'>,
  realised: string | null,
  cap: string,
): Percent | null {
  if (realised === null || !isDecimalText(realised)) return null
  const [least, most] = target.split('..')
  if (least === undefined || !isDecimalText(least)) return null
  if (most !== undefined && !isDecimalText(most)) return null
  const reached = uncapped(decimal(least), polarity, decimal(realised))
  return reached && max(zero, min(reached, decimal(cap)))
}

function uncapped(
  target: Decimal,
  polarity: Indicator['polarity'],
  realised: Decimal,
): Percent | null {
  if (polarity === 'RANGE' && compare(realised, target) >= 0) return hundred
  if (isZero(target)) return null
  return polarity === 'MINIMIZE'
    ? percentOf(subtract(add(target, target), realised), target)
    : percentOf(realised, target)
}
