import type { Given } from '../../../kernel/contract.ts'
import { closingContract } from '../../../rooms/agreements/closing/closing.contract.ts'
import { handoverContract } from '../../../rooms/agreements/succession/handover.contract.ts'
import { client } from '../../platform/client.ts'

/** The acts of ending a promise as functions; one object, so that every page asks alike. */
export const closings = client(closingContract)
/** The answer about the close of a year. */
export type YearClosing = Given<(typeof closingContract)['readClosing']>
/** The same of handing over. */
export const handovers = client(handoverContract)
