import * as z from 'zod/mini'
import { DateText, Id } from '../../../kernel/ids.ts'
import { ledger } from '../../../platform/database/ledger.ts'
import { Grade, Predicate } from '../evaluation/evaluation.contract.ts'
import { OutsidePlanState } from './predicate-import.contract.ts'

/** What the national recap says, superseded by the day. */
export const nationalRowLedger = ledger('staff.nationalRows', {
  shape: {
    personId: Id,
    day: DateText,
    starts: z.int(),
    ends: z.nullable(z.int()),
    activity: z.string(),
  },
  names: {},
  about: 'personId',
  line: 'day',
  order: 'day',
  things: null,
})

/** Plan state and predicate of a period that were made elsewhere. */
export const outsidePredicateLedger = ledger('staff.outsidePredicates', {
  shape: {
    personId: Id,
    period: z.string(),
    planState: z.nullable(OutsidePlanState),
    resultRating: z.nullable(Grade),
    behaviourRating: z.nullable(Grade),
    predicate: z.nullable(Predicate),
    source: z.nullable(z.string()),
  },
  names: {},
  about: 'personId',
  line: 'period',
  order: 'period',
  things: null,
})
