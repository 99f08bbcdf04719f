import { distributionContract } from '../../../rooms/staff/distribution/distribution.contract.ts'
import { client } from '../../platform/client.ts'

/** Distributions as functions; one object, so that every page asks and remembers alike. */
export const distributions = client(distributionContract)
