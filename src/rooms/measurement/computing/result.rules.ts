import {
  type Decimal,
  decimal,
  decimalText,
  divide,
  hundred,
  isDecimalText,
  isZero,
  min,
  multiply,
  rounded,
} from '../../../kernel/decimal.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { endOf, parsePeriod } from '../../../kernel/period.ts'
import { readPrinted } from '../../../kernel/printed-number.ts'
import { isLocalDate } from '../../../kernel/time.ts'
import {
  type Aggregation,
  FormulaCode,
  type PeriodTarget,
  type Polarity,
  scalesKnowing,
  sumOfTargets,
  type Targets,
  targetFor,
  type UnitKind,
} from '../../planning/words.ts'
import type { Result, Scope } from '../figure/figure.contract.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import { type Achievement, achievementOf } from './achievement.rules.ts'
import { yearToDate } from './aggregation.rules.ts'
import type { Amount } from './amount.rules.ts'
import { capForAverage } from './average.rules.ts'
import { scoreOn } from './ordinal-scale.rules.ts'

/** What measuring needs to know of a measure. */
export type Measured = {
  unitKind: UnitKind
  polarity: Polarity
  aggregation: Aggregation
  achievementFormula: string | null
  baseline: string | null
  targets: Targets
}

/** A reported period: value or blank, with its parts where they are known. */
export type Reported = {
  period: string
  value: string | null
  numerator: string | null
  denominator: string | null
}

export type Computed = Omit<Result, 'packCode' | 'packDigest' | 'computedAt'>

type Filled = Reported & { value: string }
type Case = { measured: Measured; pack: MeasurementPack; period: string }

/** What one whole is for pooled ratios: 100 for percent, else 1. */
export const wholeOf = (unitKind: UnitKind): Decimal =>
  unitKind === 'PERCENT' ? hundred : decimal(1)

/** The value of a ratio as reported: numerator ÷ denominator, in percent where the unit is percent,
 * to six places; `null` for a zero denominator or no numbers. */
export function ratioValue(
  numerator: string,
  denominator: string,
  unitKind: UnitKind,
): string | null {
  if (!isDecimalText(numerator) || !isDecimalText(denominator)) return null
  const below = decimal(denominator)
  if (isZero(below)) return null
  return decimalText(rounded(divide(multiply(decimal(numerator), wholeOf(unitKind)), below), 6))
}

/** The score of a predicate as offices print it: 72.5 of «BB (72,50)»; `null` without one. */
function printedScore(value: string): Decimal | null {
  const read = readPrinted(value)
  return read.kind === 'number' && read.grade !== undefined ? read.value : null
}

/** A stored value as an amount; a grade needs a scale that knows both sides. Where both sides carry
 * a score («BB (72,50)»), the scores are compared, unless the formula asks for the order. `null`
 * when it is none of these. */
export function amountOf(
  value: string,
  other: string,
  pack: MeasurementPack,
  formula: FormulaCode | null = null,
): Amount | null {
  if (isDecimalText(value)) return { kind: 'number', value: decimal(value) }
  if (isLocalDate(value)) return { kind: 'date', date: value }
  const [low, high] = value.split('..')
  if (low && high && isDecimalText(low) && isDecimalText(high))
    return { kind: 'range', low: decimal(low), high: decimal(high) }
  const done = value.trim().toLowerCase()
  if (pack.milestone.done.includes(done)) return { kind: 'done', done: true }
  if (pack.milestone.notDone.includes(done)) return { kind: 'done', done: false }
  const score = formula === 'ORDINAL' ? null : printedScore(value)
  if (score && (isDecimalText(other) || printedScore(other)))
    return { kind: 'number', value: score }
  const knowing = scalesKnowing(pack, value)
  const scale = knowing.find((code) => scalesKnowing(pack, other).includes(code)) ?? knowing[0]
  const rank = scale && pack.scales[scale] ? scoreOn(pack.scales[scale], value) : null
  return rank ? { kind: 'grade', code: value.trim(), score: rank } : null
}

const knownFormula = (text: string | null): FormulaCode | null =>
  FormulaCode.options.find((code) => code === text) ?? null
const numberOf = (text: string | null): Decimal | null =>
  text !== null && isDecimalText(text) ? decimal(text) : null

const unmeasured = (
  scope: Scope,
  state: Computed['state'],
  reason: string,
  known: Partial<Computed> = {},
): Computed => ({
  scope,
  state,
  realization: null,
  target: null,
  targetSource: 'NONE',
  formula: null,
  ...{ uncapped: null, capped: null, band: null, tone: null, reason, inputs: {} },
  ...known,
})

function told(
  known: Partial<Computed> & { scope: Scope },
  achieved: Achievement,
  pack: MeasurementPack,
): Computed {
  const { scope, ...rest } = { ...known, formula: achieved.formula }
  if (achieved.state !== 'OK') return unmeasured(scope, achieved.state, achieved.reason, rest)
  const cap = capForAverage(pack)
  return {
    ...unmeasured(scope, 'OK', ''),
    ...rest,
    uncapped: decimalText(achieved.uncapped),
    capped: decimalText(cap === null ? achieved.uncapped : min(achieved.uncapped, cap)),
    band: achieved.band?.label ?? null,
    tone: achieved.band?.tone ?? null,
    reason: achieved.note,
  }
}

/** Something that shall be done by a day and is not done before that day has come is no failure
 * yet. */
function whyNotYet(goal: Amount, reality: Amount, period: string): string | null {
  const parsed = parsePeriod(period)
  if (
    goal.kind !== 'date' ||
    reality.kind !== 'done' ||
    reality.done ||
    !parsed ||
    endOf(parsed) > goal.date
  )
    return null
  return `Batasnya ${printDate(goal.date)}, jadi belum waktunya dinilai.`
}

function compared(
  { measured, pack, period }: Case,
  scope: Scope,
  realization: string,
  { target, source }: PeriodTarget,
): Computed {
  if (target === null)
    return unmeasured(scope, 'NO_DATA', 'Target periode ini belum ada dalam rencana.', {
      realization,
    })
  const known = {
    scope,
    realization,
    target,
    targetSource: source,
    inputs: { target, realization, baseline: measured.baseline },
  }
  const formula = knownFormula(measured.achievementFormula)
  const [goal, reality] = [
    amountOf(target, realization, pack, formula),
    amountOf(realization, target, pack, formula),
  ]
  if (!goal || !reality)
    return unmeasured(scope, 'INVALID', 'Target dan realisasi tidak dapat dibandingkan.', known)
  const early = whyNotYet(goal, reality, period)
  if (early) return unmeasured(scope, 'NOT_DUE', early, known)
  const achieved = achievementOf(pack, {
    target: goal,
    realization: reality,
    baseline: numberOf(measured.baseline),
    polarity: measured.polarity,
    formula,
  })
  return told(known, achieved, pack)
}

/** Predicates and milestones do not add up: the year so far is what was said last. */
function lastSaid(of: Case, last: Filled, annual: PeriodTarget): Computed[] {
  const target = targetFor(of.measured.aggregation, last.period, of.measured.targets)
  return [compared(of, 'TO_DATE', last.value, target), compared(of, 'ANNUAL', last.value, annual)]
}

/** The year so far, and against the year's target, from every filled period up to this one
 * (`perjanjian-kinerja.md` §4.3). */
function soFar(of: Case, filled: readonly Filled[], annual: PeriodTarget): Computed[] {
  const { aggregation, targets, unitKind } = of.measured
  const year = yearToDate({
    aggregation,
    periods: filled.map(({ period, value, numerator, denominator }) => ({
      target: numberOf(targetFor(aggregation, period, targets).target),
      ...{
        realization: numberOf(value),
        numerator: numberOf(numerator),
        denominator: numberOf(denominator),
      },
    })),
    annualTarget: numberOf(annual.target),
    whole: wholeOf(unitKind),
  })
  const reason = year.reason ?? 'Belum ada periode yang terisi.'
  if (!year.realization)
    return [unmeasured('TO_DATE', 'NO_DATA', reason), unmeasured('ANNUAL', 'NO_DATA', reason)]
  const realization = decimalText(year.realization)
  const periods = filled.map(({ period }) => period)
  const numeric = aggregation === 'SUM' ? sumOfTargets(periods, targets) : year.target
  const last = targetFor(aggregation, periods.at(-1) ?? of.period, targets)
  const target: PeriodTarget = numeric
    ? { target: decimalText(numeric), source: last.source }
    : aggregation === 'SUM'
      ? noTarget
      : last
  return [compared(of, 'TO_DATE', realization, target), compared(of, 'ANNUAL', realization, annual)]
}

const noTarget: PeriodTarget = { target: null, source: 'NONE' }

/** Everything stored for one reported period: against its own target, to date, and against the
 * year's. `reported` are the year's reported periods in order; later ones than this are left aside.
 * A blank stores no achievement of its own, only why; the year so far goes on without it. */
export function resultsOf(
  measured: Measured,
  period: string,
  reported: readonly Reported[],
  pack: MeasurementPack,
): Computed[] {
  const of: Case = { measured, pack, period }
  const filled = reported.filter((one): one is Filled => one.period <= period && one.value !== null)
  const own = filled.find((one) => one.period === period)
  const target = targetFor(measured.aggregation, period, measured.targets)
  const annual = targetFor(measured.aggregation, period.slice(0, 4), measured.targets)
  const inPeriod = own
    ? compared(of, 'PERIOD', own.value, target)
    : unmeasured('PERIOD', 'NO_DATA', 'Belum dapat diukur pada periode ini.', {
        target: target.target,
        targetSource: target.source,
      })
  const last = filled.at(-1)
  const wordy = last !== undefined && filled.some(({ value }) => !isDecimalText(value))
  return [inPeriod, ...(wordy ? lastSaid(of, last, annual) : soFar(of, filled, annual))]
}
