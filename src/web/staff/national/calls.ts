import type { Given } from '../../../kernel/contract.ts'
import { nationalContract } from '../../../rooms/staff/national/national.contract.ts'
import { client } from '../../platform/client.ts'

/** The log beside the national e-Kinerja; one object, so that every page asks and remembers alike. */
export const national = client(nationalContract)

export type NationalAnswer = Given<(typeof nationalContract)['readNational']>
