import type { Chore } from '../../../platform/operations/upkeep.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { deliverUncounted } from './delivering.actions.ts'
import {
  decideOrganisation,
  listDistributions,
  lookAtDistribution,
  readDistribution,
} from './distribution.actions.ts'
import { distributionContract } from './distribution.contract.ts'
import { tendDistributions } from './tending.actions.ts'

export const distributionRoutes = answered(distributionContract, {
  listDistributions,
  readDistribution,
  decideOrganisation,
  lookAtDistribution,
})

/** Ratings that no distribution counts are delivered by themselves; distributions are asked for. */
export const distributionChores: readonly Chore<StaffRoomTables>[] = [
  {
    name: 'staff/deliveries',
    title: 'Penyampaian hasil penilaian',
    everyMinutes: 15,
    run: async ({ step }) => {
      await step(deliverUncounted)
      await step(tendDistributions)
    },
  },
]
