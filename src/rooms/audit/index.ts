export type { AuditTables } from './audit.tables.ts'
export { type Act, record } from './entry.actions.ts'
