export * from './budget.contract.ts'
export * from './code.rules.ts'
