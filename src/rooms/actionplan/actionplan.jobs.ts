import type { Later } from '../../platform/jobs/work.ts'
import type { Chore } from '../../platform/operations/upkeep.ts'
import type { ActionPlanRoomTables } from './plan/ground.actions.ts'
import { monthsLater, tendMonths, tendMonthsOf, tendPlans } from './progress/tending.actions.ts'

const title = 'Tugas rencana aksi'

/** What this room does by itself in every region. */
export const actionPlanChores: readonly Chore<ActionPlanRoomTables>[] = [
  {
    name: monthsLater,
    title,
    everyMinutes: 15,
    run: async ({ step }) => {
      await step(tendPlans)
      await step(tendMonths)
    },
  },
]

/** What its acts leave for later. */
export const actionPlanLater: readonly Later<ActionPlanRoomTables>[] = [
  {
    name: monthsLater,
    title,
    run: ({ step }, agreementIds) => step((ctx) => tendMonthsOf(ctx, agreementIds)),
  },
]
