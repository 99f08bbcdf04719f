export { tasksOf, tasksReaching } from './task.actions.ts'
export { tasksRoom } from './tasks.room.ts'
export type { TasksTables } from './tasks.tables.ts'
export * from './words.ts'
