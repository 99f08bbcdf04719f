import type { Actions } from '../../../platform/context.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { saveMatrix } from './dividing.actions.ts'
import { readMatrix } from './matrix.actions.ts'
import { matrixContract } from './matrix.contract.ts'

const matrixActions: Actions<typeof matrixContract, StaffRoomTables> = { readMatrix, saveMatrix }

/** Dividing results, and following what moved above. */
export const matrixRoutes = answered(matrixContract, matrixActions)
