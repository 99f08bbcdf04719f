import * as z from 'zod/mini'

/** Above, as, below expectation: of results and of behaviour (§9). */
export const Grade = z.enum(['ABOVE', 'MEETS', 'BELOW'])
export type Grade = z.infer<typeof Grade>

/** The predicate of a person, best first (§9.2). */
export const predicates = [
  'SANGAT_BAIK',
  'BAIK',
  'BUTUH_PERBAIKAN',
  'KURANG',
  'SANGAT_KURANG',
] as const
export const Predicate = z.enum(predicates)
export type Predicate = z.infer<typeof Predicate>

/** The predicate of an organisation, best first (§10.1). */
export const OrganisationPredicate = z.enum([
  'ISTIMEWA',
  'BAIK',
  'BUTUH_PERBAIKAN',
  'KURANG',
  'SANGAT_KURANG',
])
export type OrganisationPredicate = z.infer<typeof OrganisationPredicate>

/** By somebody the rater named, by the rater, by who decided an objection. */
export const RatingStep = z.enum(['PREPARED', 'SETTLED', 'DECIDED'])
export type RatingStep = z.infer<typeof RatingStep>

export const EvaluationState = z.enum([
  'REPORTED',
  'RATED',
  'DELIVERED',
  'ACCEPTED',
  'OBJECTED',
  'FINAL',
])
export type EvaluationState = z.infer<typeof EvaluationState>

export const LogAnswer = z.enum(['CONFIRMED', 'APPROVED', 'RETURNED'])
export type LogAnswer = z.infer<typeof LogAnswer>
