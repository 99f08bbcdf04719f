export { matrixImporter } from './matrix-import/matrix.actions.ts'
export {
  type MeasureEntry,
  type MeasuresWanted,
  measuresOn,
  measuresQuery,
} from './measure/measure.store.ts'
export { type MeasureMerge, mergeMeasures } from './measure/merge.store.ts'
export { placesBelow } from './node/below.store.ts'
export { PlanningPack } from './pack.contract.ts'
export { loadPlan } from './plan.store.ts'
export { planImporter } from './plan-import/plan-import.actions.ts'
export { type BudgetWords, type PlanUser, unitNames } from './planning.ports.ts'
export { planningRoom } from './planning.room.ts'
export type { PlanningTables } from './planning.tables.ts'
export { planningPack } from './planning-pack.actions.ts'
export { targetsAt } from './target/target.store.ts'
export * from './words.ts'
