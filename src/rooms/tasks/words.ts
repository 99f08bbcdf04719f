export * from './task.contract.ts'
