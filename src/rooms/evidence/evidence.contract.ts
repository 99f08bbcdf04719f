import * as z from 'zod/mini'
import { lookRoute, route, uploadRoute } from '../../kernel/contract.ts'
import { Id, InstantText } from '../../kernel/ids.ts'

/** What a verifier says of a piece of evidence for one subject. */
export const Verdict = z.enum(['ACCEPTED', 'NOT_ENOUGH', 'NOT_RELEVANT'])
export type Verdict = z.infer<typeof Verdict>

export const EvidenceItem = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
  page: z.nullable(z.int()),
  note: z.nullable(z.string()),
  uploadedBy: z.nullable(Id),
  recordedAt: InstantText,
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

/** What a verifier gives in about one item; a verdict against needs its note. */
export const judging = { verdict: Verdict, note: z.optional(z.string().check(z.maxLength(1000))) }

export const Judgement = z.object({
  id: Id,
  itemId: Id,
  subject: Id,
  verdict: Verdict,
  note: z.nullable(z.string()),
  judgedBy: z.nullable(Id),
  recordedAt: InstantText,
})
export type Judgement = z.infer<typeof Judgement>

const byItem = { itemId: Id }

export const evidenceContract = {
  uploadEvidence: uploadRoute({
    method: 'POST',
    path: '/api/evidence',
    summary: 'Unggah bukti dukung',
    input: z.object({
      page: z.optional(z.int().check(z.gte(1), z.lte(100_000))),
      note: z.optional(z.string().check(z.maxLength(500))),
    }),
    output: EvidenceItem,
  }),
  readEvidence: route({
    method: 'GET',
    path: '/api/evidence/:itemId',
    summary: 'Keterangan satu bukti dukung',
    input: z.object(byItem),
    output: z.object({ item: EvidenceItem, judgements: z.array(Judgement) }),
  }),
  downloadEvidence: lookRoute({
    method: 'GET',
    path: '/api/evidence/:itemId/file',
    summary: 'Unduh bukti dukung',
    input: z.object(byItem),
  }),
}
