export { taskContract } from './task.contract.ts'
