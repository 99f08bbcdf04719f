import { grantContract } from '../../../rooms/identity/grant/grant.contract.ts'
import { client } from '../../platform/client.ts'

/** Roles by decree as functions; one object, so that every page asks and remembers alike. */
export const grants = client(grantContract)
