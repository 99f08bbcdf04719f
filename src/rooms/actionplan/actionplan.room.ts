import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import { actionPlanChores, actionPlanLater } from './actionplan.jobs.ts'
import { actionPlanHeir } from './actionplan.ports.ts'
import { agreeActionPlan, proposeActionPlan, returnActionPlan } from './plan/answering.actions.ts'
import { draftActionPlan, saveActionPlan } from './plan/drafting.actions.ts'
import type { ActionPlanRoomTables } from './plan/ground.actions.ts'
import { listActionPlans } from './plan/list.actions.ts'
import { actionPlanContract } from './plan/plan.contract.ts'
import { readActionPlan } from './plan/reading.actions.ts'
import { readActionPlanSheet } from './plan/sheet.actions.ts'
import { readActionMonth, reportActionSteps } from './progress/month.actions.ts'
import { progressContract } from './progress/progress.contract.ts'

export const actionPlanActions: Actions<typeof actionPlanContract, ActionPlanRoomTables> = {
  listActionPlans,
  readActionPlan,
  draftActionPlan,
  saveActionPlan,
  proposeActionPlan,
  agreeActionPlan,
  returnActionPlan,
  readActionPlanSheet,
}

export const progressActions: Actions<typeof progressContract, ActionPlanRoomTables> = {
  readActionMonth,
  reportActionSteps,
}

/** What this room offers. */
export const actionPlanRoom: Room<ActionPlanRoomTables> = {
  name: 'actionplan',
  routes: [
    ...answered(progressContract, progressActions),
    ...answered(actionPlanContract, actionPlanActions),
  ],
  heir: actionPlanHeir,
  chores: actionPlanChores,
  later: actionPlanLater,
}
