import type { Actions } from '../../../platform/context.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { listOwnEvaluations, readEvaluation, reportRealisations } from './person.actions.ts'
import { listRatings, namePreparer } from './rating.actions.ts'
import { ratingContract } from './rating.contract.ts'
import { prepareRatings, settleRatings } from './settling.actions.ts'
import { openEvaluations, tendRatings } from './tending.actions.ts'

const actions: Actions<typeof ratingContract, StaffRoomTables> = {
  listRatings,
  listOwnEvaluations,
  settleRatings,
  prepareRatings,
  namePreparer,
  readEvaluation,
  reportRealisations,
}

/** Evaluations and ratings. */
export const ratingRoutes = answered(ratingContract, actions)
export const ratingChores: readonly Chore<StaffRoomTables>[] = [
  {
    name: 'staff/evaluations',
    title: 'Evaluasi kinerja pegawai',
    everyMinutes: 30,
    run: async ({ step }) => {
      await step(openEvaluations)
      await step(tendRatings)
    },
  },
]
