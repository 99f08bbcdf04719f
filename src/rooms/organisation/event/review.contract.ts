import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, InstantText } from '../../../kernel/ids.ts'

/** STANDS: it counts as it is. REVIEW: whoever holds the post now looks at it again. */
export const ReviewDecision = z.enum(['STANDS', 'REVIEW'])
export type ReviewDecision = z.infer<typeof ReviewDecision>

/** Something that was signed or verified after the date of effect, by somebody who, as turned out
 * late, no longer held the post. */
export const LateReview = z.object({
  id: Id,
  text: z.string(),
  link: z.string(),
  at: InstantText,
  person: z.string(),
  decision: z.nullable(ReviewDecision),
  reason: z.nullable(z.string()),
  decidedAt: z.nullable(InstantText),
  decidedBy: z.nullable(z.string()),
})
export type LateReview = z.infer<typeof LateReview>

export const reviewContract = {
  listReviews: route({
    method: 'GET',
    path: '/api/organisation/events/:eventId/reviews',
    summary: 'Yang ditandatangani sesudah TMT oleh pejabat lama',
    input: z.object({ eventId: Id }),
    output: z.object({ items: z.array(LateReview) }),
  }),
  decideReviews: route({
    method: 'POST',
    path: '/api/organisation/events/:eventId/reviews',
    summary: 'Putuskan: tetap berlaku, atau perlu ditinjau',
    input: z.object({
      eventId: Id,
      reviewIds: z.array(Id).check(z.minLength(1, 'Pilih sedikitnya satu.'), z.maxLength(500)),
      decision: ReviewDecision,
      reason: z
        .string()
        .check(
          z.trim(),
          z.minLength(3, 'Tulis alasannya; ia tercatat.'),
          z.maxLength(500, 'Paling banyak 500 huruf.'),
        ),
    }),
    output: z.object({ items: z.array(LateReview) }),
  }),
}
