import type { Actions } from '../../../platform/context.ts'
import { type Answered, answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { readCheckIns, saveCheckIn } from './check-in.actions.ts'
import {
  confirmLog,
  dropActivity,
  dropLogRow,
  editLogRow,
  keepActivity,
  logWork,
} from './log.actions.ts'
import { logContract } from './log.contract.ts'
import { listLogMonths, readLogDay, readLogRecap } from './recap.actions.ts'
import { answerLog, endForeman, nameForeman, readLogReview } from './review.actions.ts'
import { readLogSheet } from './sheet.actions.ts'
import { teamContract } from './team.contract.ts'

const logActions: Actions<typeof logContract, StaffRoomTables> = {
  readLogDay,
  logWork,
  editLogRow,
  dropLogRow,
  confirmLog,
  readLogSheet,
  keepActivity,
  dropActivity,
  listLogMonths,
  readLogRecap,
}

const teamActions: Actions<typeof teamContract, StaffRoomTables> = {
  readLogReview,
  answerLog,
  nameForeman,
  endForeman,
  readCheckIns,
  saveCheckIn,
}

/** The daily log and the week of a team. */
export const logRoutes: readonly Answered[] = [
  ...answered(logContract, logActions),
  ...answered(teamContract, teamActions),
]
