export { tasksOf } from './task.actions.ts'
export { tasksActions } from './tasks.routes.ts'
export type { TasksTables } from './tasks.tables.ts'
export * from './words.ts'
