import {
  type Decimal,
  divide,
  isZero,
  max,
  meanOf,
  min,
  multiply,
  sumOf,
} from '../../../kernel/decimal.ts'
import type { Aggregation } from '../../planning/words.ts'

/** One period of an indicator: its target and what was reported. A filled period has a realisation;
 * 0 is a realisation. */
export type PeriodFigure = {
  target: Decimal | null
  realization: Decimal | null
  numerator?: Decimal | null
  denominator?: Decimal | null
}

/** Periods in order of time, the target of the year, and for `RATIO_POOLED` what one whole is (100
 * for percent, 1000 for per mille). */
export type PeriodQuestion = {
  aggregation: Aggregation
  periods: readonly PeriodFigure[]
  annualTarget: Decimal | null
  whole: Decimal
}

/** The year so far: its value, what to compare it with (the targets of the same periods), the
 * year's target, and how many periods were filled. `reason` says why there is no value or no target
 * although periods were filled. */
export type YearToDate = {
  realization: Decimal | null
  target: Decimal | null
  annualTarget: Decimal | null
  filled: number
  reason: string | null
}

type Filled = PeriodFigure & { realization: Decimal }

/** All of a list or none of it: one gap makes the sum or mean of the rest untrue. */
function allOf(values: readonly (Decimal | null | undefined)[]): Decimal[] | null {
  const known = values.filter((value) => value != null)
  return known.length === values.length ? known : null
}

/** Σ numerator ÷ Σ denominator × whole. Percentages are never averaged: 80/100 and 190/200 are 90
 * %, not 87,5 %. */
function pooled(filled: readonly Filled[], size: Decimal): { value: Decimal } | { reason: string } {
  const [numerators, denominators] = [
    allOf(filled.map(({ numerator }) => numerator)),
    allOf(filled.map(({ denominator }) => denominator)),
  ]
  if (!numerators || !denominators)
    return {
      reason: 'Pembilang dan penyebut belum lengkap, sehingga persentase tidak digabungkan.',
    }
  const denominator = sumOf(denominators)
  if (isZero(denominator)) return { reason: 'Jumlah penyebut 0, sehingga rasio tidak dihitung.' }
  return { value: divide(multiply(sumOf(numerators), size), denominator) }
}

function valueSoFar(
  { aggregation, whole: size }: PeriodQuestion,
  filled: readonly Filled[],
): { value: Decimal } | { reason: string } | null {
  const values = filled.map(({ realization }) => realization)
  const last = values.at(-1)
  if (last === undefined) return null
  if (aggregation === 'SUM') return { value: sumOf(values) }
  if (aggregation === 'AVERAGE') return { value: meanOf(values) }
  if (aggregation === 'RATIO_POOLED') return pooled(filled, size)
  if (aggregation === 'MAX') return { value: values.reduce(max) }
  return { value: aggregation === 'MIN' ? values.reduce(min) : last }
}

/** `SUM` adds the targets of the filled periods, `AVERAGE` takes their mean, the others the last
 * filled period's; without period targets the year's stands, except for a sum. */
function targetOf(
  { aggregation, annualTarget }: PeriodQuestion,
  filled: readonly Filled[],
): Decimal | null {
  const targets = allOf(filled.map(({ target }) => target))
  if (filled.length === 0) return null
  if (aggregation === 'SUM') return targets && sumOf(targets)
  if (aggregation === 'AVERAGE') return targets ? meanOf(targets) : annualTarget
  return filled.at(-1)?.target ?? annualTarget
}

/** Builds the value of the year so far from its periods (`perjanjian-kinerja.md` §4.3): `SUM`,
 * `LAST` (the last filled, not the largest), `AVERAGE`, `RATIO_POOLED`, `MAX`, `MIN`. Compare
 * `realization` with `target` for the year to date and with `annualTarget` for the year, by
 * `achievementOf`. */
export function yearToDate(question: PeriodQuestion): YearToDate {
  const filled = question.periods.filter((period): period is Filled => period.realization !== null)
  const value = valueSoFar(question, filled)
  const realization = value && 'value' in value ? value.value : null
  const target = targetOf(question, filled)
  const gap =
    realization && !target
      ? 'Ada periode terisi yang belum bertarget, sehingga capaian sampai periode ini tidak dihitung.'
      : null
  return {
    realization,
    target,
    annualTarget: question.annualTarget,
    filled: filled.length,
    reason: value && 'reason' in value ? value.reason : gap,
  }
}
