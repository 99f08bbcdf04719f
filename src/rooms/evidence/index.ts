export { evidenceActions } from './evidence.routes.ts'
export { findItems, judgementsAbout } from './evidence.store.ts'
export type { EvidenceTables } from './evidence.tables.ts'
export * from './words.ts'
