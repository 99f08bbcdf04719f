import type { Actions } from '../../../platform/context.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { readOwnYear, readStaffBoard } from './board.actions.ts'
import { boardContract } from './board.contract.ts'
import { listLooksAtMe } from './look.actions.ts'

const actions: Actions<typeof boardContract, StaffRoomTables> = {
  readOwnYear,
  readStaffBoard,
  listLooksAtMe,
}

/** One's own year, the board of offices, and who looked. */
export const boardRoutes = answered(boardContract, actions)
