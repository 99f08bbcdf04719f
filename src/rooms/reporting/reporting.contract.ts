import { controlRoomContract } from './control-room.contract.ts'
import { treeContract } from './tree.contract.ts'

/** Everything the room offers. */
export const reportingContract = { ...treeContract, ...controlRoomContract }
