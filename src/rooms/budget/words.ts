export * from './absorption.rules.ts'
export { budgetContract } from './budget.contract.ts'
export * from './code.rules.ts'
export * from './comparison/comparison.contract.ts'
export * from './in-force.contract.ts'
export { programsFor, totalOf } from './in-force.rules.ts'
export * from './nomenclature/nomenclature.contract.ts'
export * from './version/version.contract.ts'
export {
  linkOfCode,
  printVersion,
  stageLabels,
  whyNotApprove,
  whyNotLink,
  whyNotManageBudget,
  whyNotReadBudget,
} from './version/version.rules.ts'
