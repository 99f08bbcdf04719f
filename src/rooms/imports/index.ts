export { importsRoom } from './imports.room.ts'
export type { ImportsTables } from './imports.tables.ts'
export { importActs } from './run.actions.ts'
export * from './words.ts'
