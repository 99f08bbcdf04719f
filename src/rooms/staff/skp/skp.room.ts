import type { Actions } from '../../../platform/context.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import {
  agreeSkp,
  agreeSkps,
  dropSkp,
  returnSkp,
  reviseSkp,
  saveSkp,
  submitSkp,
} from './answering.actions.ts'
import { draftOwnSkp, draftSkps } from './drafting.actions.ts'
import { listSkps } from './list.actions.ts'
import { readSkp, readSkpParents } from './reading.actions.ts'
import { skpContract } from './skp.contract.ts'
import { tendSkps } from './tending.actions.ts'

const actions: Actions<typeof skpContract, StaffRoomTables> = {
  ...{ listSkps, readSkp, readSkpParents, draftSkps, draftOwnSkp, saveSkp },
  ...{ submitSkp, agreeSkp, agreeSkps, returnSkp, reviseSkp, dropSkp },
}

/** What the room offers about SKPs. */
export const skpRoutes = answered(skpContract, actions)
export const skpChores: readonly Chore<StaffRoomTables>[] = [
  { name: 'staff/skp', title: 'Tugas SKP', everyMinutes: 15, run: ({ step }) => step(tendSkps) },
]
