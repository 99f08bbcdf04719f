import { renewalContract } from '../../../rooms/staff/renewal/renewal.contract.ts'
import { client } from '../../platform/client.ts'

/** Contracts and their sheets as functions; one object, so that both pages remember alike. */
export const renewals = client(renewalContract)
