import { ledger } from '../../platform/database/ledger.ts'
import { Grant } from './grant/grant.contract.ts'

/** Roles by decree. What is not yet confirmed gives no right. */
export const grantLedger = ledger('identity.roleGrants', {
  shape: Grant.shape,
  names: { id: 'grantId' },
  about: 'grantId',
  line: 'validFrom',
  order: 'validFrom',
  things: null,
})
