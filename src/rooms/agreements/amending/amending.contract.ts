import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'
import { AmendmentCause } from '../pack.contract.ts'

const Reason = z.string().check(z.trim(), z.maxLength(2000))
const byId = { id: Id }
/** The first day of the month from which it counts; left out, the earliest one there is. */
const effectiveFrom = z.optional(DateText)
/** Why, and by which document («DPPA 2026 Nomor 900/123»). */
export const asked = {
  cause: AmendmentCause,
  reason: Reason,
  reference: z.nullable(z.string().check(z.trim(), z.maxLength(300))),
  effectiveFrom,
}

/** An amendment that was drafted: version `version` of a promise, which counts from the day named
 * once both have signed. */
export const Drafted = z.object({
  id: Id,
  code: z.string(),
  version: z.int(),
  effectiveFrom: DateText,
})
export type Drafted = z.infer<typeof Drafted>

/** What was drafted of several, and what was left as it is, each with why. */
export const DraftedMany = z.object({
  drafted: z.array(Drafted),
  left: z.array(z.object({ id: Id, code: z.string(), why: z.string() })),
})
export type DraftedMany = z.infer<typeof DraftedMany>

export const amendingContract = {
  draftAmendment: route({
    method: 'POST',
    path: '/api/agreements/:id/amendment',
    summary: 'Susun PK Perubahan dari PK yang berlaku',
    input: z.object({ ...byId, ...asked }),
    output: Drafted,
  }),
  draftAmendments: route({
    writesMany: true,
    method: 'POST',
    path: '/api/agreements/amendments',
    summary: 'Susun PK Perubahan untuk beberapa PK sekaligus',
    input: z.object({ ids: z.array(Id).check(z.minLength(1), z.maxLength(500)), ...asked }),
    output: DraftedMany,
  }),
  draftAddendum: route({
    method: 'POST',
    path: '/api/agreements/:id/addendum',
    summary: 'Susun adendum: isi yang sama, dikaitkan dengan PK atasan yang berlaku',
    input: z.object({ ...byId, reason: Reason }),
    output: Drafted,
  }),
}
