import type { Decimal, Percent } from '../../../kernel/decimal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { FormulaCode } from '../../planning/words.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import type { Range } from './formula.rules.ts'

/** A target or realisation, read: a number, a range (targets only), a predicate with its score, a
 * date, or done and not done. */
export type Amount =
  | { kind: 'number'; value: Decimal }
  | ({ kind: 'range' } & Range)
  | { kind: 'grade'; code: string; score: Decimal }
  | { kind: 'date'; date: LocalDate }
  | { kind: 'done'; done: boolean }

/** The parts of the pack that decide a value before or instead of a formula. */
export type CaseRules = Pick<MeasurementPack, 'zero' | 'milestone' | 'limits'>

/** A value before floor and cap; the formula and a note where another formula had to step in; or
 * why there is no value. */
export type Raw =
  | { value: Percent; formula?: FormulaCode; note?: string }
  | { notApplicable: string }
  | { invalid: string }
