import type { Actions } from '../../../platform/context.ts'
import { answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { readOfficeFile } from './office-file.actions.ts'
import { readEvaluationFile, readLogRecapFile, readSkpFile } from './papers.actions.ts'
import { papersContract } from './papers.contract.ts'
import { readSkpCheck } from './skp-check.actions.ts'

const actions: Actions<typeof papersContract, StaffRoomTables> = {
  ...{ readSkpFile, readEvaluationFile, readLogRecapFile, readOfficeFile, readSkpCheck },
}

/** SKP, evaluations and recaps as files, and the page where a paper is checked. */
export const paperRoutes = answered(papersContract, actions)
