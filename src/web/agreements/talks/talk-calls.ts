import { roundContract } from '../../../rooms/agreements/talks/round.contract.ts'
import { client } from '../../platform/client.ts'

/** The talk about a promise as functions; one object, so that every part asks and remembers
 * alike. */
export const talks = client(roundContract)
