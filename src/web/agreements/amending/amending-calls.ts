import { amendingContract } from '../../../rooms/agreements/amending/amending.contract.ts'
import { client } from '../../platform/client.ts'

/** Amendments of promises in force, and the versions they leave. */
export const amendments = client(amendingContract)
