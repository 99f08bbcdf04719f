export { loadPlan } from './plan.store.ts'
export type { PlanningTables } from './planning.tables.ts'
export * from './words.ts'
