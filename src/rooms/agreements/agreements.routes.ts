import type { Actions } from '../../platform/context.ts'
import type { DocumentsTables } from '../documents/index.ts'
import { agreeAgreement, returnAgreement } from './agreeing.actions.ts'
import { listAgreements, readAgreement, readReadiness } from './agreement.actions.ts'
import type { agreementContract } from './agreement.contract.ts'
import { readDocument } from './document.actions.ts'
import { type DraftingTables, draftCascade } from './drafting.actions.ts'
import {
  askVerification,
  checkFile,
  type PublicTables,
  readPublicDocument,
  readVerification,
} from './public.actions.ts'
import type { publicContract } from './public.contract.ts'
import { listQueue } from './queue.actions.ts'
import { type SigningTables, signAgreement } from './signing.actions.ts'
import type { signingContract } from './signing.contract.ts'
import { openStack, readStack, signStack } from './stack.actions.ts'
import { declineAgreement, reopenAgreement } from './talk.actions.ts'

export const agreementsActions: Actions<
  typeof agreementContract,
  DraftingTables & DocumentsTables
> = {
  listAgreements,
  readAgreement,
  readDocument,
  draftCascade,
  readReadiness,
}

export const signingActions: Actions<typeof signingContract, SigningTables> = {
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

export const publicActions: Actions<typeof publicContract, PublicTables> = {
  askVerification,
  readVerification,
  readShortVerification: readVerification,
  checkFile,
  readPublicDocument,
}
