export {
  AgreementLine,
  type AgreementRow,
  AgreementState,
  agreementContract,
  DraftingReport,
} from './agreement.contract.ts'
export { type Sight, sightOf, whyNotRead } from './agreement.rules.ts'
export { amendingContract } from './amending/amending.contract.ts'
export { proposalContract } from './amending/proposal.contract.ts'
export { closingContract } from './closing/closing.contract.ts'
export { dueDateOf } from './drafting/deadline.rules.ts'
export { answererOf } from './drafting/mandate.rules.ts'
export { Proof, type ProvenAgreement } from './proof/proof.contract.ts'
export { VerificationPage } from './public/public.contract.ts'
export { scanContract } from './scans/scan.contract.ts'
export { QueueLine, signingContract } from './signing/signing.contract.ts'
export { binds, hasContent, isAgreedOnly, isGone, stateWord, turnIn } from './state.rules.ts'
export { handoverContract } from './succession/handover.contract.ts'
export { givingMandate, receivingMandate } from './talks/party.rules.ts'
export { roundContract } from './talks/round.contract.ts'
