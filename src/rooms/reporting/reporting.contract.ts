import { controlRoomContract } from './control-room/control-room.contract.ts'
import { firstStepsContract } from './first-steps/first-steps.contract.ts'
import { memoryContract } from './memory/memory.contract.ts'
import { progressContract } from './progress/progress.contract.ts'
import { searchContract } from './search/search.contract.ts'
import { treeContract } from './tree/tree.contract.ts'

/** Everything the room offers. */
export const reportingContract = {
  ...treeContract,
  ...controlRoomContract,
  ...progressContract,
  ...memoryContract,
  ...searchContract,
  ...firstStepsContract,
}
