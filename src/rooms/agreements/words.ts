export * from './agreement.contract.ts'
export { findingsOf, type Sight, sightOf, whyNotDraft, whyNotRead } from './agreement.rules.ts'
export * from './deadline.rules.ts'
export * from './party.rules.ts'
export * from './proof.contract.ts'
export * from './public.contract.ts'
export * from './signing.contract.ts'
export {
  binds,
  hasContent,
  isAgreedOnly,
  isAhead,
  isGone,
  isSigned,
  isUnfrozen,
  stateWord,
  turnIn,
} from './state.rules.ts'
