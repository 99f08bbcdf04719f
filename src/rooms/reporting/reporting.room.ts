import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import {
  type ControlTables,
  listControlMeasures,
  readControlRoom,
} from './control-room/control-room.actions.ts'
import { readFirstSteps } from './first-steps/first-steps.actions.ts'
import { readHeadMemory } from './memory/memory.actions.ts'
import { readProgress } from './progress/progress.actions.ts'
import { reportingContract } from './reporting.contract.ts'
import { searchEverything } from './search/search.actions.ts'
import { readTree } from './tree/tree.actions.ts'
import { readTreeFile } from './tree/tree-file.actions.ts'

const reportingActions: Actions<typeof reportingContract, ControlTables> = {
  readTree,
  readTreeFile,
  readControlRoom,
  listControlMeasures,
  readProgress,
  readHeadMemory,
  searchEverything,
  readFirstSteps,
}

/** What this room offers. */
export const reportingRoom: Room<ControlTables> = {
  name: 'reporting',
  routes: [...answered(reportingContract, reportingActions)],
}
