import type { Actions } from '../../../platform/context.ts'
import { type Answered, answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { alignSkp, readAlignment } from './alignment.actions.ts'
import { alignmentContract } from './alignment.contract.ts'
import { readSkpAround } from './around.actions.ts'
import { saveMatrix } from './dividing.actions.ts'
import { readMatrix } from './matrix.actions.ts'
import { matrixContract } from './matrix.contract.ts'
import { readOffers, takeOffers } from './offers.actions.ts'

const matrixActions: Actions<typeof matrixContract, StaffRoomTables> = { readMatrix, saveMatrix }

const alignmentActions: Actions<typeof alignmentContract, StaffRoomTables> = {
  readSkpAround,
  readAlignment,
  alignSkp,
  readOffers,
  takeOffers,
}

/** What is offered of dividing results, and of following what moved above. */
export const matrixRoutes: readonly Answered[] = [
  ...answered(matrixContract, matrixActions),
  ...answered(alignmentContract, alignmentActions),
]
