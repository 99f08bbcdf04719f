import { ledger } from '../../../platform/database/ledger.ts'
import { WorkContract } from './renewal.contract.ts'

/** Contracts of work of PPPK paruh waktu, as declared. */
export const workContractLedger = ledger('staff.workContracts', {
  shape: WorkContract.shape,
  names: {},
  about: 'personId',
  line: 'number',
  order: 'validTo',
  things: null,
})
