import { compare, decimal, divide } from '../../../kernel/decimal.ts'
import type { Grade, OrganisationPredicate } from '../evaluation/evaluation.contract.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'

/** Steps of an action plan that were due in a period, or indicators of a promise in a year: how many,
 * how many met their target, how many have any progress, how many went beyond. */
export type Counted = { due: number; met: number; begun: number; beyond: number }

/** What a proposal rests on: what was counted, and in a year what was expected of the organisation. */
export type PredicateFacts = { counted: Counted; expectation: Grade | null }

type Rules = StaffPack['organisation']

const share = (part: number, whole: number) => divide(decimal(part), decimal(whole))
const reaches = (part: number, whole: number, least: string): boolean =>
  compare(share(part, whole), decimal(least)) >= 0

/** The predicate of an organisation that the steps of a period propose (§10.1); `null` where nothing
 * was due. */
export function periodicProposal(
  { periodic }: Rules,
  { due, met, begun, beyond }: Counted,
): OrganisationPredicate | null {
  if (due === 0) return null
  if (!reaches(begun, due, periodic.started)) return 'SANGAT_KURANG'
  if (met === due && beyond > 0) return 'ISTIMEWA'
  if (reaches(met, due, periodic.good)) return 'BAIK'
  return reaches(met, due, periodic.improvable) ? 'BUTUH_PERBAIKAN' : 'KURANG'
}

/** The grade of the promise of a year from its indicators: above where all met their target and one
 * went beyond, as where as many did as a good period asks; `null` without a figure. */
export function promiseGrade({ periodic }: Rules, counted: Counted): Grade | null {
  if (counted.begun === 0) return null
  if (counted.met === counted.due && counted.beyond > 0) return 'ABOVE'
  return reaches(counted.met, counted.due, periodic.good) ? 'MEETS' : 'BELOW'
}

/** The predicate of a year: how the promise was kept against what was expected of the organisation
 * (§10.1). */
export const annualProposal = (
  { quadrant }: Rules,
  promise: Grade | null,
  expectation: Grade,
): OrganisationPredicate | null => (promise && quadrant[promise]?.[expectation]) ?? null
