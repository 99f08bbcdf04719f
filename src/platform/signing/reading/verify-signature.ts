import type { Certificate } from 'pkijs'
import { chainProblems, subjectOf } from '../authority/certificate-chain.ts'
import type { PdfFile } from './pdf-revisions.ts'
import { pdfMoment } from './pdf-time.ts'
import { asDict, asName, asString, type PdfValue, textOf } from './pdf-values.ts'
import type { View } from './pdf-view.ts'
import { type Problem, problems, Unreadable } from './problems.ts'
import type { SignatureField } from './signature-fields.ts'
import { type Covered, coveredBy } from './signature-range.ts'
import {
  readSignedData,
  type Signed,
  signatureValueOf,
  signingTimeOf,
  timestampTokensOf,
  verifyDetached,
  withoutPadding,
} from './signed-data.ts'
import { verifyTimestamp } from './timestamp-token.ts'

/** What the verifier trusts and when it looks. */
export type Trust = { anchors: Certificate[]; now: Date }

/** One signature as found: `revision` is the one it closes, `personRef` the serial number in the
 * subject of the certificate. */
export type FoundSignature = {
  field: string
  kind: 'signature' | 'timestamp'
  signer: string | null
  personRef: string | null
  /** Of the certificate, in lower case hex. */
  serial: string | null
  signedAt: Date | null
  isStamped: boolean
  revision: number | null
  problems: Problem[]
}

const commonName = '2.5.4.3'
const serialNumber = '2.5.4.5'
/** How far two clocks of one signature may stand apart, and how far ahead of ours, in
 * milliseconds. */
const tolerance = 10 * 60_000

function claimedTime(dict: Map<string, PdfValue>, signed: Signed): Date | null {
  const written = asString(dict.get('M'))
  const inDictionary = written && pdfMoment(textOf(written))
  const inAttribute = signingTimeOf(signed)
  if (dict.has('M') && !inDictionary) return null
  if (
    inDictionary &&
    inAttribute &&
    Math.abs(inDictionary.getTime() - inAttribute.getTime()) > tolerance
  )
    return null
  return inDictionary ?? inAttribute ?? null
}

/** The moment a signature is judged at: what a trusted timestamp proves, otherwise what the signer
 * claims. */
async function momentOf(
  dict: Map<string, PdfValue>,
  signed: Signed,
  { anchors, now }: Trust,
): Promise<{ at: Date | null; isStamped: boolean; problems: Problem[] }> {
  const claimed = claimedTime(dict, signed)
  const isFuture = claimed !== null && claimed.getTime() > now.getTime() + tolerance
  const found: Problem[] = claimed === null || isFuture ? [problems.time] : []
  const [token, ...others] = timestampTokensOf(signed)
  if (!token) return { at: claimed, isStamped: false, problems: found }
  const { at, problems: wrong } = await verifyTimestamp(token, signatureValueOf(signed), anchors)
  found.push(...wrong, ...(others.length > 0 ? [problems.timestamp] : []))
  return { at: at ?? claimed, isStamped: at !== null, problems: found }
}

const nameOf = (certificate: Certificate, oid: string): string | null => {
  const [value, ...others] = subjectOf(certificate, oid)
  return value !== undefined && others.length === 0 ? value : null
}

async function judged(
  dict: Map<string, PdfValue>,
  covered: Covered,
  trust: Trust,
): Promise<Omit<FoundSignature, 'field' | 'kind' | 'revision'>> {
  const signed = readSignedData(covered.room)
  const { certificate, problems: found } = await verifyDetached(signed, covered.stretches)
  const moment = await momentOf(dict, signed, trust)
  const at = moment.at ?? trust.now
  const chain = certificate
    ? await chainProblems(certificate, {
        anchors: trust.anchors,
        pool: signed.certificates,
        at,
        purpose: 'document',
      })
    : []
  return {
    signer: certificate && nameOf(certificate, commonName),
    personRef: certificate && nameOf(certificate, serialNumber),
    serial: certificate && hexOf(certificate.serialNumber.valueBlock.valueHexView),
    signedAt: moment.at,
    isStamped: moment.isStamped,
    problems: [...found, ...moment.problems, ...chain],
  }
}

const nothing = { signer: null, personRef: null, serial: null, signedAt: null, isStamped: false }

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

async function stamped(
  covered: Covered,
  { anchors }: Trust,
): Promise<Omit<FoundSignature, 'field' | 'kind' | 'revision'>> {
  const { at, problems: found } = await verifyTimestamp(
    withoutPadding(covered.room),
    Buffer.concat(covered.stretches),
    anchors,
  )
  return { ...nothing, signedAt: at, isStamped: at !== null, problems: found }
}

/** Verifies the signature a field holds: what it covers, its CMS, its certificate, its time. The
 * file must have been read by `readRevisions`; what came after the signature is judged
 * elsewhere. */
export async function verifySignature(
  file: PdfFile,
  view: View,
  field: SignatureField,
  trust: Trust,
): Promise<FoundSignature> {
  const dict = field.value === null ? undefined : asDict(view.object(field.value))
  const filter = asName(dict?.get('SubFilter'))
  const kind = filter === 'ETSI.RFC3161' ? 'timestamp' : 'signature'
  const base = { field: field.name, kind, revision: null } as const
  if (!dict || field.value === null) return { ...base, ...nothing, problems: [problems.form] }
  if (kind === 'signature' && filter !== 'ETSI.CAdES.detached')
    return { ...base, ...nothing, problems: [problems.kind] }
  const covered = coveredBy(file, field.value, dict)
  if (!covered) return { ...base, ...nothing, problems: [problems.range] }
  try {
    const found =
      kind === 'timestamp' ? await stamped(covered, trust) : await judged(dict, covered, trust)
    const own = covered.isPlain ? found.problems : [...found.problems, problems.encoding]
    return { ...base, ...found, revision: covered.revision, problems: own }
  } catch (error) {
    // the reading library stumbles over strangers' ASN.1 in ways of its own; what it cannot follow
    // is no signature
    const problem = error instanceof Unreadable ? error.problem : problems.cms
    return { ...base, ...nothing, revision: covered.revision, problems: [problem] }
  }
}
