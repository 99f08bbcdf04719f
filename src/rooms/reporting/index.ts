export { reportingRoom } from './reporting.room.ts'
export type { ReportingTables } from './reporting.tables.ts'
export * from './words.ts'
