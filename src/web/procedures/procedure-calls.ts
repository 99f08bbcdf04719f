import { procedureContract } from '../../rooms/procedures/procedure.contract.ts'
import { client } from '../platform/client.ts'

/** The acts of procedures as functions; one object, so that every page asks alike. */
export const procedures = client(procedureContract)
