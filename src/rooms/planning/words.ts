export { componentLabels, isOfAgency } from './component.rules.ts'
export { FormulaCode } from './formula.contract.ts'
export { formulaLabels, polarityLabels } from './labels.rules.ts'
export { quartersNeeded } from './measure/descent.rules.ts'
export { identicalUp } from './measure/identical.rules.ts'
export { holderOf } from './node/node.rules.ts'
// all of it: the browser has no shapes, and naming one here would not build there
export * from './plan.contract.ts'
export { planningContract } from './planning.contract.ts'
export {
  type PeriodTarget,
  sumOfTargets,
  type Targets,
  targetFor,
} from './target/period-target.rules.ts'
export { gradeOn, scalesKnowing } from './target/predicate.rules.ts'
export { TargetSource } from './target/target.contract.ts'
export {
  printTarget,
  readTarget,
  sameTarget,
  unitKindOf,
} from './target/target.rules.ts'
export { dateWithin, inTreeOrder, treeOf } from './tree/tree.rules.ts'
