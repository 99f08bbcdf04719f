export type { BudgetTables } from './budget.tables.ts'
export { currentBudget } from './in-force.actions.ts'
export * from './words.ts'
