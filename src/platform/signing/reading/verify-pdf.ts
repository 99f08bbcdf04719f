import { systemClock } from '../../clock.ts'
import { certificatesIn } from '../authority/certificate-chain.ts'
import { type SeenPage, seenPage } from '../page/pdf-text.ts'
import { activeProblems, annotationProblems, straySignatures } from './pdf-active.ts'
import { attachmentsOf } from './pdf-attachments.ts'
import { changesAt } from './pdf-changes.ts'
import { type PdfFile, readRevisions } from './pdf-revisions.ts'
import { type Page, pagesOf, type View, viewAt } from './pdf-view.ts'
import { type Problem, problems, Unreadable } from './problems.ts'
import { fieldsOf, type SignatureField } from './signature-fields.ts'
import { type FoundSignature, verifySignature } from './verify-signature.ts'

export type { SeenPage } from '../page/pdf-text.ts'
export type { Problem } from './problems.ts'

/** PAdES baseline levels (ETSI EN 319 142-1): basic, with trusted time, with evidence for the long
 * run, with archived evidence. */
export type PadesLevel = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'

/** One signature, in the order in which they were given. `personRef` is the serial number in the
 * certificate's subject; `valid` says it is true, trusted and given in time; `coversDocument` that
 * nothing but later signatures came after it. */
export type VerifiedSignature = {
  field: string
  signer: string | null
  personRef: string | null
  /** Of the certificate, in lower case hex. */
  serial: string | null
  signedAt: string | null
  level: PadesLevel
  valid: boolean
  coversDocument: boolean
  problems: Problem[]
}

/** What a PDF proves. `document` is what a reader sees and what is attached; `null` when that
 * cannot be told for certain. */
export type VerifiedPdf = {
  signatures: VerifiedSignature[]
  openFields: string[]
  document: { pages: SeenPage[]; attachments: Map<string, Uint8Array> } | null
  problems: Problem[]
}

const nothing = (problem: Problem): VerifiedPdf => ({
  signatures: [],
  openFields: [],
  document: null,
  problems: [problem],
})

/** What came after each revision that a signature closed; the first problem of a later revision
 * counts for all before it. */
function laterProblems(file: PdfFile, closed: readonly number[]): Map<number, Problem[]> {
  const first = Math.min(...closed)
  const steps = file.revisions.map((_, index) => (index > first ? changesAt(file, index) : []))
  return new Map(closed.map((revision) => [revision, steps.slice(revision + 1).flat()]))
}

/** Evidence for the long run (B-LT and above) is not taken yet: it comes in an update nobody
 * signed. */
const levelOf = ({ isStamped }: FoundSignature): PadesLevel => (isStamped ? 'B-T' : 'B-B')

function documentOf(view: View, fields: readonly SignatureField[]): VerifiedPdf['document'] {
  const pages = pagesOf(view)
  if (!pages) return null
  const seen = pages.map((page, i) => {
    return seenPage(
      view,
      page,
      fields
        .filter((field) => field.page === i + 1 && field.value !== null)
        .map(({ rect }) => rect),
    )
  })
  return { pages: seen, attachments: attachmentsOf(view) }
}

function readDocument(
  view: View,
  fields: readonly SignatureField[],
): { document: VerifiedPdf['document']; problems: Problem[] } {
  try {
    const document = documentOf(view, fields)
    return { document, problems: document ? [] : [problems.broken] }
  } catch (error) {
    if (error instanceof Unreadable) return { document: null, problems: [error.problem] }
    throw error
  }
}

const unique = (found: readonly Problem[]): Problem[] => [
  ...new Map(found.map((problem) => [problem.code, problem])).values(),
]

function shown(
  one: FoundSignature,
  changed: readonly Problem[],
  level: PadesLevel,
): VerifiedSignature {
  const { field, signer, personRef, serial, signedAt, revision, problems: own } = one
  return {
    field,
    signer,
    personRef,
    serial,
    signedAt: signedAt?.toISOString() ?? null,
    level,
    valid: own.length === 0,
    coversDocument: revision !== null && changed.length === 0 && isWhole(one),
    problems: unique([...own, ...changed]),
  }
}

/** Everything in the file that speaks against it, apart from its signatures. */
function structureProblems(
  file: PdfFile,
  view: View,
  pages: readonly Page[],
  fields: readonly SignatureField[],
): Problem[] {
  return [
    ...activeProblems(file, view),
    ...annotationProblems(view, pages, fields),
    ...straySignatures(file, fields),
  ]
}

async function judged(
  file: PdfFile,
  trust: { anchors: string[]; now: Date },
): Promise<VerifiedPdf> {
  const view = viewAt(file, file.revisions.length - 1)
  const pages = pagesOf(view) ?? []
  const { fields, problems: formProblems } = fieldsOf(view, pages)
  const [signed, open] = [
    fields.filter(({ value }) => value !== null),
    fields.filter(({ value }) => value === null),
  ]
  const anchors = certificatesIn(trust.anchors)
  const found = await Promise.all(
    signed.map((field) => verifySignature(file, view, field, { anchors, now: trust.now })),
  )
  found.sort((a, b) => (a.revision ?? 0) - (b.revision ?? 0))
  const later = laterProblems(
    file,
    found.flatMap(({ revision }) => revision ?? []),
  )
  const signatures = found
    .filter(({ kind }) => kind === 'signature')
    .map((own) =>
      shown(own, (own.revision !== null && later.get(own.revision)) || [], levelOf(own)),
    )
  const { document, problems: unread } = readDocument(view, fields)
  const own = [
    ...(signatures.length === 0 ? [problems.unsigned] : []),
    ...formProblems,
    ...structureProblems(file, view, pages, fields),
  ]
  const all = [
    ...own,
    ...found.flatMap((one) => one.problems),
    ...[...later.values()].flat(),
    ...unread,
  ]
  return { signatures, openFields: open.map(({ name }) => name), document, problems: unique(all) }
}

const isWhole = ({ problems: found }: FoundSignature): boolean =>
  !found.some(({ code }) => code === problems.digest.code || code === problems.range.code)

/** Verifies every signature of a PDF off line, by our own reader of revisions and pkijs. Trusts
 * only `anchors` (PEM texts of authorities); `at` is the moment of looking, by default now, against
 * signatures from the future. Whatever the bytes are, it answers: a file that is no PDF or that two
 * readers could understand differently is a problem, never an exception. */
export async function verifyPdf(
  bytes: Uint8Array,
  { anchors, at }: { anchors: string[]; at?: Date },
): Promise<VerifiedPdf> {
  try {
    return await judged(readRevisions(bytes), { anchors, now: at ?? systemClock() })
  } catch (error) {
    if (error instanceof Unreadable) return nothing(error.problem)
    if (error instanceof RangeError) return nothing(problems.broken)
    throw error
  }
}

/** The files attached to a PDF as its last revision lists them, without verifying anything; none
 * when it cannot be read. */
export function attachmentsIn(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const file = readRevisions(bytes)
    return attachmentsOf(viewAt(file, file.revisions.length - 1))
  } catch (error) {
    if (error instanceof Unreadable || error instanceof RangeError) return new Map()
    throw error
  }
}
