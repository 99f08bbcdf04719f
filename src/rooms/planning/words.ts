export { componentLabels, isOfAgency } from './component.rules.ts'
export { FormulaCode } from './formula.contract.ts'
export { identicalUp } from './measure/identical.rules.ts'
export { holderOf } from './node/node.rules.ts'
// all of it: the browser has no shapes, and naming one here would not build there
export * from './plan.contract.ts'
export { planningContract } from './planning.contract.ts'
export { gradeOn, scalesKnowing } from './target/predicate.rules.ts'
export { dateWithin, inTreeOrder, treeOf } from './tree/tree.rules.ts'
