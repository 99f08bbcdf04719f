import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { DocumentsTables } from '../documents/index.ts'
import type { ProceduresTables } from '../procedures/index.ts'
import { listAgreements, readAgreement } from './agreement.actions.ts'
import { agreementContract } from './agreement.contract.ts'
import { agreementsHeir } from './agreements.ports.ts'
import { amendingContract } from './amending/amending.contract.ts'
import {
  draftAddendum,
  draftAmendment,
  draftAmendments,
} from './amending/drafting-amendments.actions.ts'
import { proposalContract } from './amending/proposal.contract.ts'
import { listProposals } from './amending/proposals.actions.ts'
import { readAmending, readMovedParent, readVersions } from './amending/reading.actions.ts'
import { amendmentChore, draftProposals } from './amending/tending.actions.ts'
import { cancelAgreement } from './closing/cancelling.actions.ts'
import { closeYear, readClosing, readFinal } from './closing/closing.actions.ts'
import { closingContract } from './closing/closing.contract.ts'
import { draftingChores } from './drafting/acting.jobs.ts'
import { type DraftingTables, draftCascade } from './drafting/drafting.actions.ts'
import { readReadiness } from './drafting/readiness.actions.ts'
import { agreementFacts } from './fact.store.ts'
import { readDocument } from './proof/document.actions.ts'
import {
  askVerification,
  checkFile,
  type PublicTables,
  readPublicDocument,
  readVerification,
} from './public/public.actions.ts'
import { publicContract } from './public/public.contract.ts'
import {
  bringScan,
  putAwayScanFile,
  uploadScanFile,
  withdrawScan,
} from './scans/bringing.actions.ts'
import { type ConfirmingTables, confirmScans, refuseScan } from './scans/confirming.actions.ts'
import {
  listScanFiles,
  listScans,
  openScan,
  openScanFile,
  readScan,
  readScanFile,
} from './scans/reading.actions.ts'
import { scanContract } from './scans/scan.contract.ts'
import type { ShownTables } from './scans/shown.actions.ts'
import { listQueue } from './signing/queue.actions.ts'
import { type SigningTables, signAgreement } from './signing/signing.actions.ts'
import { signingContract } from './signing/signing.contract.ts'
import { openStack, readStack, signStack } from './signing/stack.actions.ts'
import { handoverContract } from './succession/handover.contract.ts'
import {
  readHandover,
  readHandoverDocument,
  writeHandover,
} from './succession/handover-note.actions.ts'
import { signHandover } from './succession/handover-signing.actions.ts'
import { agreeAgreement, returnAgreement } from './talks/agreeing.actions.ts'
import { chooseFollowUp, replyRound } from './talks/follow-up.actions.ts'
import type { TalkTables } from './talks/plan.actions.ts'
import { readTalk } from './talks/reading.actions.ts'
import { answerRound, followPlan, proposeRow, wishMoney } from './talks/round.actions.ts'
import { roundContract } from './talks/round.contract.ts'
import { declineAgreement, reopenAgreement } from './talks/talk.actions.ts'
import { listWordings, previewWording, setWording } from './wording/wording.actions.ts'
import { wordingContract } from './wording/wording.contract.ts'

export const agreementsActions: Actions<
  typeof agreementContract,
  DraftingTables & DocumentsTables & ShownTables & ProceduresTables
> = {
  listAgreements,
  readAgreement,
  readDocument,
  draftCascade,
  readReadiness,
}

export const signingActions: Actions<typeof signingContract, SigningTables & DraftingTables> = {
  agreeAgreement,
  declineAgreement,
  returnAgreement,
  reopenAgreement,
  signAgreement,
  listQueue,
  openStack,
  readStack,
  signStack,
}

const amendingActions: Actions<typeof amendingContract, DraftingTables> = {
  readVersions,
  readMovedParent,
  readAmending,
  draftAmendment,
  draftAmendments,
  draftAddendum,
}

const roundActions: Actions<typeof roundContract, TalkTables> = {
  readTalk,
  proposeRow,
  wishMoney,
  answerRound,
  replyRound,
  chooseFollowUp,
  followPlan,
}

const publicActions: Actions<typeof publicContract, PublicTables> = {
  askVerification,
  readVerification,
  readShortVerification: readVerification,
  checkFile,
  readPublicDocument,
}

const scanActions: Actions<typeof scanContract, ConfirmingTables> = {
  uploadScanFile,
  listScanFiles,
  readScanFile,
  openScanFile,
  putAwayScanFile,
  bringScan,
  listScans,
  readScan,
  openScan,
  confirmScans,
  refuseScan,
  withdrawScan,
}

const proposalActions: Actions<typeof proposalContract, DraftingTables> = {
  listProposals,
  draftProposals,
}

export const wordingActions: Actions<typeof wordingContract, SigningTables> = {
  listWordings,
  setWording,
  previewWording,
}

const closingActions: Actions<typeof closingContract, SigningTables & DraftingTables> = {
  cancelAgreement,
  readClosing,
  closeYear,
  readFinal,
}

const handoverActions: Actions<typeof handoverContract, SigningTables & DraftingTables> = {
  readHandover,
  writeHandover,
  readHandoverDocument,
  signHandover,
}

/** What this room offers. */
export const agreementsRoom: Room<SigningTables & DraftingTables & ConfirmingTables> = {
  name: 'agreements',
  routes: [
    ...answered(scanContract, scanActions),
    ...answered(proposalContract, proposalActions),
    ...answered(agreementContract, agreementsActions),
    ...answered(signingContract, signingActions),
    ...answered(amendingContract, amendingActions),
    ...answered(roundContract, roundActions),
    ...answered(publicContract, publicActions),
    ...answered(wordingContract, wordingActions),
    ...answered(closingContract, closingActions),
    ...answered(handoverContract, handoverActions),
  ],
  heir: agreementsHeir,
  facts: agreementFacts,
  chores: [amendmentChore, ...draftingChores],
}
