import { organisationContract } from '../../rooms/organisation/organisation.contract.ts'
import { reportingContract } from '../../rooms/reporting/reporting.contract.ts'
import { client } from '../platform/client.ts'

/** The room of reporting as functions; one object, so that every page asks and remembers alike. */
export const reporting = client(reportingContract)

/** Only to name the offices one may choose. */
export const organisation = client({ listUnits: organisationContract.listUnits })
