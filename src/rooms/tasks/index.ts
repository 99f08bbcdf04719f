export { tasksOf } from './task.actions.ts'
export { tasksRoom } from './tasks.room.ts'
export * from './words.ts'
