import * as z from 'zod/mini'
import { Span } from '../../../kernel/dating.ts'
import { DateText, Id } from '../../../kernel/ids.ts'

/** A decree by which somebody rates whom they would not rate by their post: a ketua tim the members
 * of the team (`skp-dan-penghargaan.md` §2). Rated is one person, or whoever holds a post. */
export const RaterDelegation = z.object({
  id: Id,
  ratedPersonId: z.nullable(Id),
  ratedPositionId: z.nullable(Id),
  delegateId: Id,
  decreeNumber: z.string(),
  decreeDate: DateText,
  ...Span.shape,
})
export type RaterDelegation = z.infer<typeof RaterDelegation>

/** The superior of one holder of a post, where the holders of the post have different ones; it goes
 * before the superior of the post. */
export const StatedSuperior = z.object({
  id: Id,
  assignmentId: Id,
  superiorId: Id,
  ...Span.shape,
})
export type StatedSuperior = z.infer<typeof StatedSuperior>

/** Who gives the mandate of a PK: nobody, the head of region whatever the chart says, or the
 * superior who can act. */
export const Giver = z.enum(['NONE', 'REGION_HEAD', 'SUPERIOR'])
export type Giver = z.infer<typeof Giver>
