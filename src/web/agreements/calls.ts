import type { Given } from '../../kernel/contract.ts'
import { agreementContract } from '../../rooms/agreements/agreement.contract.ts'
import { proposalContract } from '../../rooms/agreements/amending/proposal.contract.ts'
import { wordingContract } from '../../rooms/agreements/wording/wording.contract.ts'
import { client, type Sent } from '../platform/client.ts'

/** The room of agreements as functions; one object, so that every page asks and remembers alike. */
export const agreements = client(agreementContract)

/** The words of a region's promises. */
export const wordings = client(wordingContract)
export type Wordings = Given<(typeof wordingContract)['listWordings']>

/** The answer to the first page of the list. */
export type ListHead = Given<(typeof agreementContract)['listAgreements']>

/** The answer of the readiness route. */
export type Readiness = Given<(typeof agreementContract)['readReadiness']>

/** What asks for an amendment. */
export const proposals = client(proposalContract)
export type ProposalHead = Given<(typeof proposalContract)['listProposals']>
export type ProposalQuestion = Omit<
  Sent<(typeof proposalContract)['listProposals']>,
  'limit' | 'cursor'
>
