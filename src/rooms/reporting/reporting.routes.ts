import type { Actions } from '../../platform/context.ts'
import { type ControlTables, listControlMeasures, readControlRoom } from './control-room.actions.ts'
import { readProgress } from './progress.actions.ts'
import type { reportingContract } from './reporting.contract.ts'
import { readTree } from './tree.actions.ts'

export const reportingActions: Actions<typeof reportingContract, ControlTables> = {
  readTree,
  readControlRoom,
  listControlMeasures,
  readProgress,
}
