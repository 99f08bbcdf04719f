import { planningContract } from '../../rooms/planning/planning.contract.ts'
import { client } from '../platform/client.ts'

/** The room of plans as functions; one object, so that every page asks and remembers alike. */
export const plans = client(planningContract)
