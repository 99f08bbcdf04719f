import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, VersionNumber } from '../../../kernel/ids.ts'
import { AgreementState } from '../agreement.contract.ts'
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

/** A version of a promise; `cause` in words, `null` of the first. */
export const Version = z.object({
  number: z.int(),
  state: AgreementState,
  cause: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  reference: z.nullable(z.string()),
  effectiveFrom: DateText,
  /** The first day on which it counts no more. */
  endedOn: z.nullable(DateText),
  digest: z.nullable(z.string()),
  /** It came to nothing before it was in force. */
  dropped: z.boolean(),
})
export type Version = z.infer<typeof Version>

/** A line that changes, as printed; `null` before: added, `null` after: taken out. */
export const Changed = z.object({
  of: z.string(),
  before: z.nullable(z.string()),
  after: z.nullable(z.string()),
})
export type Changed = z.infer<typeof Changed>

/** What an amendment of a promise could be asked with today; `why`: in the way. */
export const Amending = z.object({
  id: Id,
  code: z.string(),
  version: z.int(),
  name: z.string(),
  title: z.string(),
  why: z.nullable(z.string()),
  causes: z.array(
    z.object({
      cause: AmendmentCause,
      label: z.string(),
      legalBasis: z.string(),
      needsReference: z.boolean(),
    }),
  ),
  /** The first days of the months from which it may count, and the usual one. */
  months: z.array(DateText),
  usual: DateText,
  /** What drafting would draw otherwise than the version in force says. */
  changes: z.array(Changed),
})
export type Amending = z.infer<typeof Amending>

export const amendingContract = {
  readVersions: route({
    method: 'GET',
    path: '/api/agreements/:id/versions',
    scope: 'agreements.read',
    summary: 'Versi-versi satu PK, dan perubahan satu versi terhadap versi yang digantikannya',
    withoutPost: true,
    /** `version`: the one whose changes are asked for; else the one worked with. */
    input: z.object({ ...byId, version: z.optional(VersionNumber) }),
    output: z.object({
      items: z.array(Version),
      /** The version it amends; `null` of the first. */
      amends: z.nullable(z.int()),
      changes: z.array(Changed),
    }),
  }),
  readMovedParent: route({
    method: 'GET',
    path: '/api/agreements/:id/moved-parent',
    scope: 'agreements.read',
    summary: 'Isi PK atasan yang bergeser sejak PK ini disepakati',
    withoutPost: true,
    input: z.object(byId),
    output: z.object({ changes: z.array(Changed) }),
  }),
  readAmending: route({
    method: 'GET',
    path: '/api/agreements/:id/amendment',
    scope: 'agreements.read',
    summary: 'Sebab, bulan, dan isi yang dapat dipakai untuk mengubah satu PK',
    input: z.object(byId),
    output: Amending,
  }),
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
