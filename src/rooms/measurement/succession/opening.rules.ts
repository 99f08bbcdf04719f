import {
  add,
  compare,
  type Decimal,
  decimal,
  decimalText,
  divide,
  isDecimalText,
  multiply,
  rounded,
  sumOf,
  zero,
} from '../../../kernel/decimal.ts'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { PlanMeasure, UnitKind } from '../../planning/words.ts'
import { yearToDate } from '../computing/aggregation.rules.ts'
import { type Reported, ratioValue, wholeOf } from '../computing/result.rules.ts'
import { periodLabel } from '../desk/desk.rules.ts'
import { hasEnded, periodsOfYear } from '../desk/schedule.rules.ts'
import type { MergeRule, Opening, Source } from './opening.contract.ts'

type Measure = Pick<PlanMeasure, 'unitKind' | 'aggregation' | 'frequency'>
type Figure = Pick<Opening, 'value' | 'numerator' | 'denominator'>

const nothing: Figure = { value: null, numerator: null, denominator: null }
const places = 6
const text = (value: Decimal): string => decimalText(rounded(value, places))

/** All of a list as numbers, or nothing: one gap makes the sum of the rest untrue. */
function numbersOf(texts: readonly (string | null)[]): Decimal[] | null {
  const known = texts.flatMap((one) => (one !== null && isDecimalText(one) ? [decimal(one)] : []))
  return known.length === texts.length ? known : null
}

/** Numerators and denominators together, where every source has them. */
function pooled(sources: readonly Source[]): Pick<Figure, 'numerator' | 'denominator'> | null {
  const above = numbersOf(sources.map(({ numerator }) => numerator))
  const below = numbersOf(sources.map(({ denominator }) => denominator))
  if (!above || !below) return null
  return { numerator: decimalText(sumOf(above)), denominator: decimalText(sumOf(below)) }
}

/** Is a weight one that weighs: a number above zero? */
export const isWeight = (weight: string | null | undefined): weight is string =>
  weight != null && isDecimalText(weight) && compare(decimal(weight), zero) > 0

/** Does each source need a weight typed, because its parts do not say what it weighs? */
export const needsWeights = (sources: readonly Source[]): boolean => pooled(sources) === null

/** The weights by which values are averaged: typed in the event, else their denominators. */
export const weightsOf = (sources: readonly Source[]): string[] | null => {
  const weights = sources.map(({ weight, denominator }) =>
    needsWeights(sources) ? weight : denominator,
  )
  return weights.every(isWeight) ? weights : null
}

/** Values weighted and averaged; `null` where one of them is no number. */
export function weighted(
  values: readonly (string | null)[],
  weights: readonly string[],
): string | null {
  const [known, by] = [numbersOf(values), weights.map(decimal)]
  if (!known || by.length !== known.length || by.length === 0) return null
  const sum = known.reduce((all, value, at) => add(all, multiply(value, by[at] ?? zero)), zero)
  return text(divide(sum, sumOf(by)))
}

/** Where the series goes on from. Empty while a source it needs has no figure yet; `keeps` is the
 * measure that goes on by `KEEP_ONE`. */
export function openingOf(
  rule: MergeRule,
  sources: readonly Source[],
  { unitKind, keeps }: { unitKind: UnitKind; keeps?: string },
): Figure {
  if (rule === 'RESTART') return nothing
  if (rule === 'KEEP_ONE') {
    const kept = sources.find(({ measureId }) => measureId === keeps)
    return kept
      ? { value: kept.value, numerator: kept.numerator, denominator: kept.denominator }
      : nothing
  }
  const parts = pooled(sources)
  const values = numbersOf(sources.map(({ value }) => value))
  if (rule === 'SUM') return values ? { ...nothing, ...parts, value: text(sumOf(values)) } : nothing
  if (parts?.numerator != null && parts.denominator != null)
    return { ...parts, value: ratioValue(parts.numerator, parts.denominator, unitKind) }
  const weights = weightsOf(sources)
  const value =
    weights &&
    weighted(
      sources.map((source) => source.value),
      weights,
    )
  return { ...nothing, value }
}

/** The last period of a measure that ended by a day, within the year of the day before. */
export function periodBefore(frequency: Measure['frequency'], eve: LocalDate, on: LocalDate) {
  const periods = periodsOfYear(frequency, Number(eve.slice(0, 4)))
  return periods.findLast((period) => hasEnded(period, on)) ?? null
}

/** What a measure has reached by a day, from its reported periods of the year in order. */
export function soFar(
  { unitKind, aggregation }: Measure,
  reported: readonly Reported[],
  on: LocalDate,
): Figure & Pick<Source, 'period'> {
  const filled = reported.filter(({ period, value }) => value !== null && hasEnded(period, on))
  const last = filled.at(-1)
  if (!last) return { ...nothing, period: null }
  const { period } = last
  if (filled.some(({ value }) => value === null || !isDecimalText(value)))
    return { ...nothing, value: last.value, period }
  const numberOf = (one: string | null) =>
    one !== null && isDecimalText(one) ? decimal(one) : null
  const { realization } = yearToDate({
    aggregation,
    annualTarget: null,
    whole: wholeOf(unitKind),
    periods: filled.map(({ value, numerator, denominator }) => ({
      target: null,
      realization: numberOf(value),
      numerator: numberOf(numerator),
      denominator: numberOf(denominator),
    })),
  })
  const value = realization ? decimalText(realization) : last.value
  if (aggregation === 'LAST')
    return { value, numerator: last.numerator, denominator: last.denominator, period }
  const of = (part: 'numerator' | 'denominator') => numbersOf(filled.map((one) => one[part]))
  const [above, below] = [of('numerator'), of('denominator')]
  return aggregation === 'RATIO_POOLED' && above && below
    ? {
        ...{ value, numerator: decimalText(sumOf(above)), denominator: decimalText(sumOf(below)) },
        period,
      }
    : { ...nothing, value, period }
}

/** Targets of a measure that takes the place of several, from its first period on: added or
 * weighted like its figures, where every predecessor has one. What counts up gets the targets of
 * its opening period and those before it together. */
export function targetsAfter(
  rule: MergeRule,
  planned: readonly Readonly<Record<string, string>>[],
  {
    on,
    opening,
    weights,
    aggregation,
  }: {
    on: LocalDate
    opening: string | null
    weights: readonly string[] | null
    aggregation: Measure['aggregation']
  },
): { period: string; value: string }[] {
  const [first = {}, ...others] = planned
  const isLike = (period: string) => period.length === opening?.length
  const isFolded = (period: string) =>
    aggregation === 'SUM' && opening !== null && isLike(period) && period <= opening
  const combined = (period: string): string | null => {
    const values = planned.map((one) => one[period] ?? null)
    const numbers = numbersOf(values)
    if (!numbers || rule === 'RESTART' || rule === 'KEEP_ONE') return null
    if (rule === 'SUM') return text(sumOf(numbers))
    return weights && weighted(values, weights)
  }
  const year = opening?.slice(0, 4) ?? on.slice(0, 4)
  const periods = Object.keys(first)
    .filter((period) => period.slice(0, 4) >= year && others.every((one) => period in one))
    .toSorted()
  const folded = numbersOf(periods.filter(isFolded).map(combined))
  const kept = periods.filter((period) => !isFolded(period) && !hasEnded(period, on))
  return [
    ...(opening !== null && folded && folded.length > 0
      ? [{ period: opening, value: text(sumOf(folded)) }]
      : periods.includes(opening ?? '') && !isFolded(opening ?? '')
        ? [{ period: opening ?? '', value: combined(opening ?? '') }]
        : []),
    ...kept.map((period) => ({ period, value: combined(period) })),
  ].flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]))
}

const printed = (value: string): string =>
  isDecimalText(value) ? printNumber(decimalText(rounded(decimal(value), 2))) : value

/** «30 dari 120 = 25», «84,1 sampai Triwulan II 2026, bobot 200», «belum ada angka». */
export function printFigure({
  value,
  numerator,
  denominator,
  weight = null,
}: Figure & Partial<Pick<Source, 'weight'>>): string {
  if (value === null) return 'belum ada angka'
  const parts =
    numerator !== null && denominator !== null
      ? `${printed(numerator)} dari ${printed(denominator)} = `
      : ''
  return `${parts}${printed(value)}${weight === null ? '' : `, bobot ${printed(weight)}`}`
}

const ways: Record<MergeRule, string> = {
  SUM: 'dijumlahkan',
  WEIGHTED: 'rata-rata tertimbang',
  KEEP_ONE: 'dilanjutkan',
  RESTART: 'mulai dihitung lagi',
}

/** «Sejak 1 Juli 2026 gabungan dari Dinas A (84,1) dan Dinas B (80,3), rata-rata tertimbang:
 * 81,82.» */
export function printOpening(opening: Opening): string {
  const { rule, sources, openedOn } = opening
  const names = sources.map((source) => `${source.unitName} (${printFigure(source)})`)
  const since = `Sejak ${printDate(openedOn)}`
  if (sources.length === 1) return `${since} melanjutkan angka ${names.join('')}.`
  const kept = rule === 'RESTART' ? '' : `: ${printFigure(opening)}`
  return `${since} gabungan dari ${listed(names)}, ${ways[rule]}${kept}.`
}

/** A break in the series of a measure, with the pages of what was before it or goes on after it. */
export const breakOf = (opening: Opening, measureId: string, period: string) => ({
  openedOn: opening.openedOn,
  sentence: printOpening(opening),
  elsewhere:
    opening.measureId === measureId
      ? opening.sources
          .filter((source) => source.measureId !== measureId)
          .map((source) => ({
            ...{ measureId: source.measureId, period: source.period ?? period },
            label: `Angka ${source.unitName}`,
          }))
      : [
          {
            measureId: opening.measureId,
            period: opening.period ?? period,
            label: 'Angka sesudahnya',
          },
        ],
})

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} dan ${words.at(-1)}`

/** The rule that the kind of an indicator suggests; a person decides. */
export function suggested({ aggregation, unitKind }: Measure): MergeRule {
  if (unitKind === 'GRADE' || unitKind === 'MILESTONE') return 'KEEP_ONE'
  if (aggregation === 'SUM') return 'SUM'
  if (aggregation === 'MAX' || aggregation === 'MIN') return 'KEEP_ONE'
  return unitKind === 'NUMBER' || unitKind === 'RUPIAH' ? 'SUM' : 'WEIGHTED'
}

/** «sampai Triwulan II 2026». */
export const upTo = ({ period }: Pick<Source, 'period'>): string =>
  period === null ? '' : ` sampai ${periodLabel(period)}`
