export * from './evidence.contract.ts'
