import { ledger } from '../../platform/database/ledger.ts'
import { DatedWording } from './wording/wording.contract.ts'

/** The words a region chose, by scope. */
export const wordingLedger = ledger('agreements.wordings', {
  shape: DatedWording.shape,
  names: {},
  about: 'scope',
  line: 'scope',
  order: 'validFrom',
  things: null,
})
