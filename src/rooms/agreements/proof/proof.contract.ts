import * as z from 'zod/mini'
import type { AgreementContent } from '../../documents/words.ts'

/** What speaks against a document: a stable code and one sentence. */
export const ProofProblem = z.object({ code: z.string(), detail: z.string() })

/** One signature of a verified agreement; `nip` and `position` are those of the party it was
 * matched with. */
export const ProofSignature = z.object({
  signer: z.nullable(z.string()),
  nip: z.nullable(z.string()),
  position: z.nullable(z.string()),
  signedAt: z.nullable(z.string()),
  level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']),
  valid: z.boolean(),
  coversDocument: z.boolean(),
  /** The number of the certificate it was made with, as the public list names it. */
  serial: z.nullable(z.string()),
  /** The certificate is told stolen since then, and this signature claims to be made after it. */
  stolenSince: z.nullable(z.string()),
})

/** The answer of `./amanah verify` (`contracts.md` §2). What cannot be read from the file is
 * `null`. */
export const Proof = z.object({
  genuine: z.boolean(),
  code: z.nullable(z.string()),
  kind: z.literal('PK'),
  year: z.nullable(z.int()),
  version: z.nullable(z.int()),
  digest: z.nullable(z.string()),
  parent: z.nullable(z.object({ code: z.string(), digest: z.string() })),
  assurance: z.enum(['INTERNAL', 'CERTIFIED', 'WET']),
  signatures: z.array(ProofSignature),
  problems: z.array(ProofProblem),
})

export type ProofProblem = z.infer<typeof ProofProblem>
export type ProofSignature = z.infer<typeof ProofSignature>
export type Proof = z.infer<typeof Proof>

/** An agreement as its file proves it: the answer, and the content it was read from. */
export type ProvenAgreement = { proof: Proof; content: AgreementContent | null }
