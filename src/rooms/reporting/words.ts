export { ControlRoom } from './control-room/control-room.contract.ts'
export { reportingContract } from './reporting.contract.ts'
export { PerformanceTree } from './tree/tree.contract.ts'
