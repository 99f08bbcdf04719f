export * from './achievement.rules.ts'
export * from './aggregation.rules.ts'
export * from './amount.rules.ts'
export * from './average.rules.ts'
export * from './band.rules.ts'
export * from './blank.rules.ts'
export * from './desk.contract.ts'
export * from './efficiency.rules.ts'
export * from './figure.contract.ts'
export { whyNotLock } from './figure.rules.ts'
export { type Expected, whyNotValue } from './input.rules.ts'
export * from './measurement.contract.ts'
export * from './ordinal-scale.rules.ts'
export * from './pack.contract.ts'
export * from './predicate.rules.ts'
export * from './printed-achievement.contract.ts'
export * from './printed-achievement.rules.ts'
export { amountOf, type Measured, type Reported, ratioValue, resultsOf } from './result.rules.ts'
export {
  figureState,
  hasEnded,
  lastMonthOf,
  periodEndingIn,
  periodsOfYear,
} from './schedule.rules.ts'
export { type PeriodTarget, type Targets, targetFor } from './target.rules.ts'
