import { controlRoomContract } from './control-room.contract.ts'
import { progressContract } from './progress.contract.ts'
import { treeContract } from './tree.contract.ts'

/** Everything the room offers. */
export const reportingContract = { ...treeContract, ...controlRoomContract, ...progressContract }
