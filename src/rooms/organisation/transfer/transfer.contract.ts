import * as z from 'zod/mini'
import { DateText, Id } from '../../../kernel/ids.ts'
import { AssignmentKind } from '../organisation.contract.ts'

/** Why somebody leaves the government, or only a duty (`DUTY_ENDED`). */
export const leavingReasons = [
  'DUTY_ENDED',
  'RETIRED',
  'DIED',
  'MOVED_AWAY',
  'RESIGNED',
  'DISMISSED',
] as const
export const LeavingReason = z.enum(leavingReasons)
export type LeavingReason = z.infer<typeof LeavingReason>

const words = z.string().check(z.maxLength(400))

/** One line of a decree: who begins in which post and as what; or, with a reason, who leaves.
 * `DUTY_ENDED` ends one assignment, every other reason all that the person holds. */
export const TransferRow = z.object({
  personId: Id,
  /** As they were called when this was written. */
  name: words,
  positionId: z.nullable(Id),
  title: z.nullable(words),
  kind: AssignmentKind,
  reason: z.nullable(LeavingReason),
  /** The first day on which a Plt, Plh, Pj or additional duty is over. */
  until: z.nullable(DateText),
  /** The first day on which the former post is no longer held; `null`: the TMT. */
  formerUntil: z.nullable(DateText),
  decreeNumber: z.nullable(words),
  decreeDate: z.nullable(DateText),
  inauguratedOn: z.nullable(DateText),
})
export type TransferRow = z.infer<typeof TransferRow>

/** What an event `TRANSFER` holds: the lines that take effect on its date; or, to take an executed
 * one back, no line and which one. */
export const Transfer = z.object({
  rows: z.array(TransferRow).check(z.maxLength(2000)),
  cancels: z.nullable(Id),
  /** The import it came with. */
  runId: z.nullable(Id),
})
export type Transfer = z.infer<typeof Transfer>
