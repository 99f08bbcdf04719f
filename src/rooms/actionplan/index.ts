export { actionPlanActions, actionPlanRoom, progressActions } from './actionplan.room.ts'
export type { ActionPlanTables } from './actionplan.tables.ts'
export { agreedTargetsQuery } from './plan/plan.store.ts'
export * from './words.ts'
