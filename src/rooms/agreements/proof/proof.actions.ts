import { createHash } from 'node:crypto'
import {
  attachmentsIn,
  type VerifiedPdf,
  verifyPdf,
} from '../../../platform/signing/reading/verify-pdf.ts'
import {
  type AgreementContent,
  contentFile,
  readContent,
  whereItDiffers,
} from '../../documents/words.ts'
import type { Proof, ProofProblem, ProvenAgreement } from './proof.contract.ts'
import {
  chainProblems,
  isConsistent,
  pageDiffers,
  proofOf,
  proofProblems,
  signerProblems,
  signingParties,
  timeProblems,
} from './proof.rules.ts'

type Attached = { content: AgreementContent; digest: string }

/** The content among the attached files, with its digest; a problem where there is none, or none in
 * canonical form. */
function contentAmong(attachments: ReadonlyMap<string, Uint8Array>): Attached | ProofProblem {
  const bytes = attachments.get(contentFile)
  if (!bytes) return proofProblems.noContent
  const content = readContent(Buffer.from(bytes).toString('utf8'))
  return content
    ? { content, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` }
    : proofProblems.unreadable
}

function pageProblems(
  { document }: VerifiedPdf,
  content: AgreementContent,
  digest: string,
): ProofProblem[] {
  if (!document) return []
  if (document.pages.some(({ unreadable }) => unreadable > 0)) return [proofProblems.pageUnreadable]
  const where = whereItDiffers(content, digest, document.pages)
  return where === null ? [] : [pageDiffers(where)]
}

/** Verifies a performance agreement from its file alone: the signatures, what came after them, the
 * attached content, what the pages show, and that those who signed are its parties, in order.
 * Trusts only the authorities in `anchors` (PEM). Opens no database and never throws for what is in
 * the file. */
export async function verifyAgreement(
  bytes: Uint8Array,
  anchors: string[],
  at?: Date,
): Promise<ProvenAgreement> {
  const pdf = await verifyPdf(bytes, at ? { anchors, at } : { anchors })
  const attached = pdf.document && contentAmong(pdf.document.attachments)
  if (!attached || 'detail' in attached)
    return {
      proof: proofOf(null, null, pdf.signatures, [
        ...pdf.problems,
        ...(attached ? [attached] : []),
      ]),
      content: null,
    }
  const { content, digest } = attached
  const found = [
    ...pdf.problems,
    ...(isConsistent(content) ? [] : [proofProblems.inconsistent]),
    ...pageProblems(pdf, content, digest),
  ]
  if (pdf.signatures.length > 0)
    found.push(...signerProblems(signingParties(content), pdf.signatures))
  found.push(...timeProblems(content, pdf.signatures))
  return { proof: proofOf(content, digest, pdf.signatures, found), content }
}

/** Files by the digest of the content they carry; the same content may come several times, signed
 * and not yet signed. */
function byDigest(
  files: readonly Uint8Array[],
): Map<string, { content: AgreementContent; bytes: Uint8Array }[]> {
  const known = new Map<string, { content: AgreementContent; bytes: Uint8Array }[]>()
  for (const bytes of files) {
    const attached = contentAmong(attachmentsIn(bytes))
    if ('detail' in attached) continue
    known.set(attached.digest, [
      ...(known.get(attached.digest) ?? []),
      { content: attached.content, bytes },
    ])
  }
  return known
}

/** Checks the ancestors of an agreement among the files given, up to the head of region: each must
 * be there by its digest and be genuine. `codes` are those passed, nearest first. A digest cannot
 * lead back to its own child, so the way up always ends. */
export async function verifyChain(
  content: AgreementContent,
  files: readonly Uint8Array[],
  anchors: string[],
  at?: Date,
): Promise<{ codes: string[]; problems: ProofProblem[] }> {
  const known = byDigest(files)
  const proven = new Map<string, { proof: Pick<Proof, 'genuine'>; content: AgreementContent }>()
  for (let digest = content.parent?.digest; digest !== undefined && !proven.has(digest); ) {
    const candidates = known.get(digest) ?? []
    const proofs = await Promise.all(
      candidates.map(async ({ bytes }) => (await verifyAgreement(bytes, anchors, at)).proof),
    )
    const [first] = candidates
    if (!first) break
    proven.set(digest, {
      proof: { genuine: proofs.some(({ genuine }) => genuine) },
      content: first.content,
    })
    digest = first.content.parent?.digest
  }
  return chainProblems(
    content,
    proven,
    new Set([...known.values()].flatMap((files) => files.map((file) => file.content.code))),
  )
}
