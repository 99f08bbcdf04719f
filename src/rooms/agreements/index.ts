export { agreementsActions } from './agreements.routes.ts'
export type { AgreementsTables } from './agreements.tables.ts'
export * from './words.ts'
