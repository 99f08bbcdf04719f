export { withOwnTargets } from './plan/content.rules.ts'
export { actionPlanContract } from './plan/plan.contract.ts'
