export { isOfAgency } from './component.rules.ts'
export { FormulaCode } from './formula.contract.ts'
export { holderOf } from './node/node.rules.ts'
export {
  Aggregation,
  Component,
  Descent,
  Frequency,
  Level,
  PlanMeasure,
  PlanNode,
  type PlanTree,
  Polarity,
  UnitKind,
} from './plan.contract.ts'
export { planningContract } from './planning.contract.ts'
export { dateWithin, inTreeOrder, treeOf } from './tree.rules.ts'
