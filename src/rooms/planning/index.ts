export { loadPlan } from './plan.store.ts'
export { planningActions } from './planning.routes.ts'
export type { PlanningTables } from './planning.tables.ts'
export * from './words.ts'
