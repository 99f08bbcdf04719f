export * from './agreement.contract.ts'
export { findingsOf, whyNotDraft } from './agreement.rules.ts'
export * from './deadline.rules.ts'
