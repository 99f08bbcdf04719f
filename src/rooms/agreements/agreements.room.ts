import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { DocumentsTables } from '../documents/index.ts'
import { agreeAgreement, returnAgreement } from './agreeing.actions.ts'
import { listAgreements, readAgreement, readReadiness } from './agreement.actions.ts'
import { agreementContract } from './agreement.contract.ts'
import { agreementsHeir } from './agreements.ports.ts'
import { readDocument } from './document.actions.ts'
import { type DraftingTables, draftCascade } from './drafting.actions.ts'
import { agreementFacts } from './fact.store.ts'
import {
  askVerification,
  checkFile,
  type PublicTables,
  readPublicDocument,
  readVerification,
} from './public.actions.ts'
import { publicContract } from './public.contract.ts'
import { listQueue } from './queue.actions.ts'
import { type SigningTables, signAgreement } from './signing.actions.ts'
import { signingContract } from './signing.contract.ts'
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

const publicActions: Actions<typeof publicContract, PublicTables> = {
  askVerification,
  readVerification,
  readShortVerification: readVerification,
  checkFile,
  readPublicDocument,
}

/** What this room offers. */
export const agreementsRoom: Room<SigningTables & DraftingTables> = {
  name: 'agreements',
  routes: [
    ...answered(agreementContract, agreementsActions),
    ...answered(signingContract, signingActions),
    ...answered(publicContract, publicActions),
  ],
  heir: agreementsHeir,
  facts: agreementFacts,
}
