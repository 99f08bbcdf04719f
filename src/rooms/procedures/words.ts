export * from './procedure.contract.ts'
