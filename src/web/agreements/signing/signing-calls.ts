import { signingContract } from '../../../rooms/agreements/signing/signing.contract.ts'
import { client } from '../../platform/client.ts'

/** The acts of signing as functions; one object, so that every page asks and remembers alike. */
export const signings = client(signingContract)
