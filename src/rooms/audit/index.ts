export type { AuditTables } from './audit.tables.ts'
export { type Act, record, recordAll } from './entry.actions.ts'
export { recordLook } from './look.actions.ts'
export { looksOf } from './look.store.ts'
