export { reportingActions } from './reporting.routes.ts'
export type { ReportingTables } from './reporting.tables.ts'
export * from './words.ts'
