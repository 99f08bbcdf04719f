export * from './organisation.contract.ts'
export * from './organisation.rules.ts'
export type { RulePack } from './pack.contract.ts'
export { headPositionOf } from './unit.rules.ts'
