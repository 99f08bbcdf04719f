import type { Chore } from '../../../platform/operations/upkeep.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { listRenewals, readRenewal, recommendRenewal, tendRenewals } from './renewal.actions.ts'
import { renewalContract } from './renewal.contract.ts'

export const renewalRoutes = answered(renewalContract, {
  listRenewals,
  readRenewal,
  recommendRenewal,
})

export const renewalChores: readonly Chore<StaffRoomTables>[] = [
  {
    name: 'staff/renewals',
    title: 'Kontrak PPPK paruh waktu yang akan berakhir',
    everyMinutes: 360,
    run: ({ step }) => step(tendRenewals),
  },
]
