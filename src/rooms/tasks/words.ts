export { taskContract } from './task.contract.ts'
export type { OpenTask } from './task.rules.ts'
