import type { Given } from '../../kernel/contract.ts'
import { actionPlanContract } from '../../rooms/actionplan/plan/plan.contract.ts'
import { progressContract } from '../../rooms/actionplan/progress/progress.contract.ts'
import { client } from '../platform/client.ts'

/** Action plans as functions; one object, so that every page asks and remembers alike. */
export const plans = client(actionPlanContract)
/** Their steps, month by month. */
export const months = client(progressContract)

export type PlanList = Given<(typeof actionPlanContract)['listActionPlans']>
