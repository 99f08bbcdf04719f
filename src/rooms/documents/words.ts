export * from './agreement-print.contract.ts'
