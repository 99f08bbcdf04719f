import type { Actions } from '../../../platform/context.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { linkProof, openProof, revokeProof } from './link.actions.ts'
import { handOver, markCopied, readNational, saveResultDefault } from './national.actions.ts'
import { nationalContract } from './national.contract.ts'
import { takeRecap } from './recap.actions.ts'
import { closeSiasn, openSiasn, readSiasn, sendAgain, sendToSiasn } from './siasn.actions.ts'
import { siasnContract } from './siasn.contract.ts'

const nationalActions: Actions<typeof nationalContract, StaffRoomTables> = {
  ...{ readNational, saveResultDefault, markCopied, handOver, takeRecap },
  ...{ linkProof, revokeProof, openProof },
}

/** The log beside the national e-Kinerja and the door to SIASN, as the room offers them. */
export const nationalRoutes = [
  ...answered(nationalContract, nationalActions),
  ...answered(siasnContract, { readSiasn, openSiasn, closeSiasn, sendAgain }),
]

/** What was released goes to SIASN by itself, where a region has opened that door. */
export const nationalChores: readonly Chore<StaffRoomTables>[] = [
  {
    name: 'staff/siasn',
    title: 'Pengiriman penilaian ke SIASN',
    everyMinutes: 15,
    run: sendToSiasn,
  },
]
