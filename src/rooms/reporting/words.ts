export * from './control-room.contract.ts'
export { reportingContract } from './reporting.contract.ts'
export * from './tree.contract.ts'
export { isBehind } from './tree.rules.ts'
