import * as z from 'zod/mini'

const Id = z.uuid()
const Rupiah = z.int()
const levels = [
  'REGION_HEAD',
  'AGENCY_HEAD',
  'ASSISTANT',
  'ADMINISTRATOR',
  'SUPERVISOR',
  'COORDINATOR',
  'FUNCTIONAL',
  'STAFF',
] as const

/** A party as agreed: what the paper prints, and the reference its certificate carries. No NIK, birth date or contact. */
export const ContentParty = z.object({
  name: z.string(),
  title: z.string(),
  rank: z.nullable(z.string()),
  nip: z.nullable(z.string()),
  personRef: Id,
})
export type ContentParty = z.infer<typeof ContentParty>

/** What every content of a performance agreement holds, whatever its paper. */
export const commonContent = {
  code: z.string(),
  year: z.int().check(z.gte(2000), z.lte(2100)),
  version: z.int(),
  /** How many times this version was agreed: after a return the same words are a new content with a new digest. */
  round: z.int(),
  form: z.enum(['SOLE', 'TWO_PARTY']),
  agency: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  firstParty: ContentParty,
  secondParty: z.nullable(ContentParty),
  heading: z.string(),
  rows: z.array(
    z.object({
      objective: z.string(),
      indicator: z.string(),
      unit: z.string(),
      target: z.string(),
    }),
  ),
  budget: z.nullable(
    z.object({
      grain: z.enum(['PROGRAM', 'ACTIVITY', 'SUB_ACTIVITY']),
      rows: z.array(
        z.object({
          group: z.nullable(z.string()),
          name: z.string(),
          amount: Rupiah,
          source: z.string(),
        }),
      ),
      total: Rupiah,
    }),
  ),
  /** The parent's content as it stood when this was agreed; `null` is «belum terkait». */
  parent: z.nullable(z.object({ code: z.string(), digest: z.string() })),
  date: z.iso.date(),
}

/**
 * What two parties agreed on up to 2026, frozen at `AGREED`: canonical JSON (RFC 8785) of this is digested and attached to the PDF, and
 * its digest is carried by every child. This paper is closed: nothing here changes any more.
 */
export const Content = z.object({
  schema: z.literal('amanah/pk/1'),
  region: z.object({ code: z.string(), name: z.string(), governmentName: z.string() }),
  level: z.enum(levels),
  ...commonContent,
})
export type Content = z.infer<typeof Content>
