import { type Decimal, decimal, decimalText, divide, hundred, isDecimalText, isZero, min, multiply, rounded } from '../../kernel/decimal.ts'
import { isLocalDate } from '../../kernel/time.ts'
import type { Aggregation, Polarity, UnitKind } from '../planning/words.ts'
import { type Achievement, achievementOf } from './achievement.rules.ts'
import { type PeriodFigure, yearToDate } from './aggregation.rules.ts'
import type { Amount } from './amount.rules.ts'
import { capForAverage } from './average.rules.ts'
import type { Result, Scope, TargetSource } from './figure.contract.ts'
import { FormulaCode } from './measurement.contract.ts'
import { scalesKnowing, scoreOn } from './ordinal-scale.rules.ts'
import type { MeasurementPack } from './pack.contract.ts'
import { targetFor } from './schedule.rules.ts'

/** What measuring needs to know of a measure. */
export type Measured = {
  unitKind: UnitKind
  polarity: Polarity
  aggregation: Aggregation
  achievementFormula: string | null
  baseline: string | null
  /** Targets by period, the year's under `2026`. */
  targets: ReadonlyMap<string, string>
}

/** A reported period: value or blank, with its parts where they are known. */
export type Reported = { period: string; value: string | null; numerator: string | null; denominator: string | null }

export type Computed = Omit<Result, 'packCode' | 'packDigest' | 'computedAt'> & { inputs: Record<string, string | null> }

/** What one whole is for pooled ratios: 100 for percent, else 1. */
export const wholeOf = (unitKind: UnitKind): Decimal => (unitKind === 'PERCENT' ? hundred : decimal(1))

/** The value of a ratio as reported: numerator ÷ denominator, in percent where the unit is percent, to six places; `null` for a zero denominator. */
export function ratioValue(numerator: string, denominator: string, unitKind: UnitKind): string | null {
  const below = decimal(denominator)
  if (isZero(below)) return null
  return decimalText(rounded(divide(multiply(decimal(numerator), wholeOf(unitKind)), below), 6))
}

/** A stored value as an amount; a grade needs a scale that knows both sides. `null` when it is none of these. */
export function amountOf(value: string, other: string, pack: MeasurementPack): Amount | null {
  if (isDecimalText(value)) return { kind: 'number', value: decimal(value) }
  if (isLocalDate(value)) return { kind: 'date', date: value }
  const [low, high] = value.split('..')
  if (low && high && isDecimalText(low) && isDecimalText(high)) return { kind: 'range', low: decimal(low), high: decimal(high) }
  const done = value.trim().toLowerCase()
  if (pack.milestone.done.includes(done)) return { kind: 'done', done: true }
  if (pack.milestone.notDone.includes(done)) return { kind: 'done', done: false }
  const knowing = scalesKnowing(pack, value)
  const scale = knowing.find((code) => scalesKnowing(pack, other).includes(code)) ?? knowing[0]
  const score = scale && pack.scales[scale] ? scoreOn(pack.scales[scale], value) : null
  return score ? { kind: 'grade', code: value.trim(), score } : null
}

const knownFormula = (text: string | null): FormulaCode | null => FormulaCode.options.find((code) => code === text) ?? null

const blank = (scope: Scope, state: Computed['state'], target: string | null, targetSource: TargetSource, reason: string): Computed => ({
  scope,
  state,
  realization: null,
  target,
  targetSource,
  formula: null,
  uncapped: null,
  capped: null,
  band: null,
  tone: null,
  reason,
  inputs: {},
})

function told(
  scope: Scope,
  realization: string,
  target: string,
  targetSource: TargetSource,
  achieved: Achievement,
  pack: MeasurementPack,
  inputs: Record<string, string | null>,
): Computed {
  const base = { scope, state: achieved.state, realization, target, targetSource, formula: achieved.formula, inputs }
  if (achieved.state !== 'OK') return { ...base, uncapped: null, capped: null, band: null, tone: null, reason: achieved.reason }
  const cap = capForAverage(pack)
  const capped = cap === null ? achieved.uncapped : min(achieved.uncapped, cap)
  return {
    ...base,
    uncapped: decimalText(achieved.uncapped),
    capped: decimalText(capped),
    band: achieved.band?.label ?? null,
    tone: achieved.band?.tone ?? null,
    reason: achieved.note,
  }
}

function compared(
  scope: Scope,
  measured: Measured,
  realization: string,
  target: string | null,
  source: TargetSource,
  pack: MeasurementPack,
): Computed {
  if (target === null) return blank(scope, 'NO_DATA', null, 'NONE', 'Target periode ini belum ada dalam rencana.')
  const [goal, reality] = [amountOf(target, realization, pack), amountOf(realization, target, pack)]
  if (!goal || !reality) return blank(scope, 'INVALID', target, source, 'Target dan realisasi tidak dapat dibandingkan.')
  const baseline = measured.baseline !== null && isDecimalText(measured.baseline) ? decimal(measured.baseline) : null
  const achieved = achievementOf(pack, {
    target: goal,
    realization: reality,
    baseline,
    polarity: measured.polarity,
    formula: knownFormula(measured.achievementFormula),
  })
  return told(scope, realization, target, source, achieved, pack, { target, realization, baseline: measured.baseline })
}

const numberOf = (text: string | null): Decimal | null => (text !== null && isDecimalText(text) ? decimal(text) : null)

/** The year so far and against the year's target, from every period up to this one (`perjanjian-kinerja.md` §4.3). */
function soFar(measured: Measured, upTo: readonly Reported[], annual: string | null, pack: MeasurementPack): Computed[] {
  const periods: PeriodFigure[] = upTo.map((reported) => ({
    target: numberOf(targetFor(measured.aggregation, reported.period, measured.targets).target),
    realization: numberOf(reported.value),
    numerator: numberOf(reported.numerator),
    denominator: numberOf(reported.denominator),
  }))
  const { realization, target, reason } = yearToDate({
    aggregation: measured.aggregation,
    periods,
    annualTarget: numberOf(annual),
    whole: wholeOf(measured.unitKind),
  })
  if (!realization)
    return [
      blank('TO_DATE', 'NO_DATA', null, 'NONE', reason ?? 'Belum ada periode yang terisi.'),
      blank('ANNUAL', 'NO_DATA', annual, 'NONE', reason ?? 'Belum ada periode yang terisi.'),
    ]
  const value = decimalText(realization)
  const toDate = target
    ? compared('TO_DATE', measured, value, decimalText(target), 'EXPLICIT', pack)
    : blank('TO_DATE', 'NO_DATA', null, 'NONE', reason ?? 'Target periode belum lengkap.')
  return [{ ...toDate, realization: value }, compared('ANNUAL', measured, value, annual, annual === null ? 'NONE' : 'EXPLICIT', pack)]
}

/**
 * Everything stored for one reported period: against its own target, to date, and against the year's. `reported` are the year's filled
 * periods up to and including this one, in order. A figure that is a blank stores no achievement, only why.
 */
export function resultsOf(measured: Measured, period: string, reported: readonly Reported[], pack: MeasurementPack): Computed[] {
  const own = reported.find((one) => one.period === period)
  const annual = measured.targets.get(period.slice(0, 4)) ?? null
  const { target, source } = targetFor(measured.aggregation, period, measured.targets)
  if (!own || own.value === null) return [blank('PERIOD', 'NO_DATA', target, source, 'Belum dapat diukur pada periode ini.')]
  const inPeriod = compared('PERIOD', measured, own.value, target, source, pack)
  if (numberOf(own.value) === null)
    return [
      inPeriod,
      { ...inPeriod, scope: 'TO_DATE' },
      compared('ANNUAL', measured, own.value, annual, annual === null ? 'NONE' : 'EXPLICIT', pack),
    ]
  return [
    inPeriod,
    ...soFar(
      measured,
      reported.filter((one) => one.period <= period),
      annual,
      pack,
    ),
  ]
}
