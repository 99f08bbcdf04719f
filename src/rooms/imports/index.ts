export { importsRoom } from './imports.room.ts'
export { importActs } from './run.actions.ts'
export * from './words.ts'
