import type { Given } from '../../../kernel/contract.ts'
import { nationalContract } from '../../../rooms/staff/national/national.contract.ts'
import { siasnContract } from '../../../rooms/staff/national/siasn.contract.ts'
import { client } from '../../platform/client.ts'

/** The log beside the national e-Kinerja; one object, so that every page asks and remembers alike. */
export const national = client(nationalContract)

export type NationalAnswer = Given<(typeof nationalContract)['readNational']>

/** The door to SIASN, for who manages performance in the whole region. */
export const siasn = client(siasnContract)

export type SiasnAnswer = Given<(typeof siasnContract)['readSiasn']>
