import type { Actions } from '../../platform/context.ts'
import { listAgreements, readAgreement, readDocument, readReadiness } from './agreement.actions.ts'
import type { agreementContract } from './agreement.contract.ts'
import { type DraftingTables, draftCascade } from './drafting.actions.ts'

export const agreementsActions: Actions<typeof agreementContract, DraftingTables> = {
  listAgreements,
  readAgreement,
  readDocument,
  draftCascade,
  readReadiness,
}
