export { ControlRoom } from './control-room.contract.ts'
export { reportingContract } from './reporting.contract.ts'
export { PerformanceTree } from './tree.contract.ts'
