import { factorContract } from '../../../rooms/identity/factor/factor.contract.ts'
import { client } from '../../platform/client.ts'

/** The acts on second factors, as the contract offers them. */
export const factors = client(factorContract)
