import type { Actions } from '../../../platform/context.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { linkProof, openProof, revokeProof } from './link.actions.ts'
import { handOver, markCopied, readNational, saveResultDefault } from './national.actions.ts'
import { nationalContract } from './national.contract.ts'
import { takeRecap } from './recap.actions.ts'

const nationalActions: Actions<typeof nationalContract, StaffRoomTables> = {
  ...{ readNational, saveResultDefault, markCopied, handOver, takeRecap },
  ...{ linkProof, revokeProof, openProof },
}

/** The log beside the national e-Kinerja, as the room offers it. */
export const nationalRoutes = answered(nationalContract, nationalActions)
