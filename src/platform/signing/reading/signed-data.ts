import { createHash } from 'node:crypto'
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs'
import { derOfCertificate } from '../authority/certificate-chain.ts'
import { isCanonicalCms } from './canonical-cms.ts'
import { type Problem, problems, Unreadable } from './problems.ts'

const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate2: '1.2.840.113549.1.9.16.2.47',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
}
const hashes: Record<string, string> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const strongSignatures: Record<string, string | null> = {
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.113549.1.1.1': null, // rsaEncryption: the hash is the one of the digest
}

/** A CMS SignedData with the one who signed it, and as it stands in the file. */
export type Signed = {
  der: Uint8Array
  data: SignedData
  signer: SignerInfo
  certificates: Certificate[]
}

const mostCertificates = 20

/** What ASN.1 values look like from outside: the inside of pkijs is not typed this far. */
type Asn1 = {
  valueBlock?: { value?: unknown; valueHexView?: unknown }
  idBlock?: { tagNumber?: number }
}

const partsOf = (value: unknown): unknown[] => {
  const inner = (value as Asn1 | undefined)?.valueBlock?.value
  return Array.isArray(inner) ? inner : []
}
const octetsOf = (value: unknown): Uint8Array | undefined => {
  const inner = (value as Asn1 | undefined)?.valueBlock?.valueHexView
  return inner instanceof Uint8Array ? inner : undefined
}

const oidOf = (value: unknown): string | undefined =>
  value !== null &&
  typeof value === 'object' &&
  'getValue' in value &&
  typeof value.getValue === 'function'
    ? String(value.getValue())
    : undefined

/** The length a DER value declares, its head included; a length nobody told is refused. */
function declaredLength(bytes: Uint8Array): number {
  const first = bytes[1] ?? 0
  if (bytes[0] !== 0x30 || first === 0x80 || first > 0x84) return Number.NaN
  if (first < 0x80) return 2 + first
  const head = 2 + (first & 0x7f)
  return head + bytes.subarray(2, head).reduce((sum, byte) => sum * 256 + byte, 0)
}

/** The one DER value in the room of a signature, behind which nothing but zeros may stand. Throws
 * `Unreadable`. */
export function withoutPadding(room: Uint8Array): Uint8Array {
  const length = declaredLength(room)
  if (!(length <= room.length) || room.subarray(length).some((byte) => byte !== 0))
    throw new Unreadable(problems.cms, 'no DER value')
  return room.slice(0, length)
}

/** Reads the room of a signature: a SignedData of exactly one signer. Throws `Unreadable`. */
export function readSignedData(room: Uint8Array): Signed {
  const der = withoutPadding(room)
  try {
    const info = ContentInfo.fromBER(der)
    if (info.contentType !== oids.signedData) throw new Error(`content ${info.contentType}`)
    const data = new SignedData({ schema: info.content })
    const [signer, ...others] = data.signerInfos
    if (!signer || others.length > 0) throw new Error('not exactly one signer')
    const certificates = (data.certificates ?? []).filter(
      (item): item is Certificate => item instanceof Certificate,
    )
    if (certificates.length > mostCertificates) throw new Error('too many certificates')
    return { der, data, signer, certificates }
  } catch (error) {
    throw new Unreadable(problems.cms, error instanceof Error ? error.message : String(error))
  }
}

/** The one value of a signed attribute; `undefined` when it is missing, told twice or has several
 * values. */
function signedAttribute({ signedAttrs }: SignerInfo, oid: string): unknown {
  const found = (signedAttrs?.attributes ?? []).filter(({ type }) => type === oid)
  return found.length === 1 && found[0]?.values.length === 1 ? found[0].values[0] : undefined
}

const hashOf = (algorithm: string, parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(algorithm)
  for (const part of parts) hash.update(part)
  return hash.digest()
}

const isSame = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && Buffer.compare(a, b) === 0

/** `signing-certificate-v2` (RFC 5035): the hash of the certificate the signer meant; SHA-256 where
 * none is named. */
function isBoundTo(signer: SignerInfo, certificate: Certificate): boolean {
  const [first] = partsOf(partsOf(signedAttribute(signer, oids.signingCertificate2))[0])
  const parts = partsOf(first)
  const isNamed = (parts[0] as Asn1 | undefined)?.idBlock?.tagNumber === 16
  const algorithm = isNamed ? hashes[oidOf(partsOf(parts[0])[0]) ?? ''] : 'sha256'
  const hash = octetsOf(parts[isNamed ? 1 : 0])
  return algorithm !== undefined && isSame(hash, hashOf(algorithm, [derOfCertificate(certificate)]))
}

function isStrong({ digestAlgorithm, signatureAlgorithm }: SignerInfo): boolean {
  const digest = hashes[digestAlgorithm.algorithmId]
  const inSignature = strongSignatures[signatureAlgorithm.algorithmId]
  return (
    digest !== undefined &&
    inSignature !== undefined &&
    (inSignature === null || inSignature === digest)
  )
}

/** Is the signature over the attributes true, and whose certificate does it name? A certificate is
 * named even where it is false. */
async function checkedValue(
  { data }: Signed,
  signed: Uint8Array,
): Promise<{ isTrue: boolean; certificate: Certificate | null }> {
  try {
    const result = await data.verify({
      signer: 0,
      data: Uint8Array.from(signed).buffer,
      extendedMode: true,
    })
    return {
      isTrue: result.signatureVerified === true,
      certificate: result.signerCertificate ?? null,
    }
  } catch (error) {
    const named =
      error instanceof Error && 'signerCertificate' in error ? error.signerCertificate : null
    return { isTrue: false, certificate: named instanceof Certificate ? named : null }
  }
}

const isWrittenOnce = ({ der, certificates }: Signed, leaf: Certificate): boolean =>
  isCanonicalCms(der, derOfCertificate(leaf), certificates.map(derOfCertificate))

/** The moment a `signing-time` attribute tells; PAdES leaves it out and writes `/M` instead. */
export function signingTimeOf({ signer }: Pick<Signed, 'signer'>): Date | undefined {
  const value = signedAttribute(signer, oids.signingTime)
  return value !== null &&
    typeof value === 'object' &&
    'toDate' in value &&
    typeof value.toDate === 'function'
    ? value.toDate()
    : undefined
}

/** The RFC 3161 tokens over this signature's value, in DER. */
export function timestampTokensOf({ signer }: Pick<Signed, 'signer'>): Uint8Array[] {
  const values = (signer.unsignedAttrs?.attributes ?? [])
    .filter(({ type }) => type === oids.timestampToken)
    .flatMap(({ values }) => values)
  return values.map(
    (value: { toBER(sizeOnly: boolean): ArrayBuffer }) => new Uint8Array(value.toBER(false)),
  )
}

/** The value of the signature itself, which a timestamp covers. */
export const signatureValueOf = ({ signer }: Pick<Signed, 'signer'>): Uint8Array =>
  signer.signature.valueBlock.valueHexView

/** Verifies a detached signature over `covered`: the digest of the bytes, the signature over the
 * attributes, the binding to the certificate, and that all of it is written in its one form.
 * `certificate` is the one the signature names, true or not. A content inside the CMS is refused:
 * it would be verified in place of the document. */
export async function verifyDetached(
  signed: Signed,
  covered: readonly Uint8Array[],
): Promise<{ certificate: Certificate | null; problems: Problem[] }> {
  const { data, signer } = signed
  const { eContent, eContentType } = data.encapContentInfo
  if (
    eContent ||
    eContentType !== oids.data ||
    oidOf(signedAttribute(signer, oids.contentType)) !== oids.data
  )
    return { certificate: null, problems: [problems.cms] }
  if (!isStrong(signer)) return { certificate: null, problems: [problems.algorithm] }
  const hash = hashOf(hashes[signer.digestAlgorithm.algorithmId] ?? 'sha256', covered)
  const isUntouched = isSame(octetsOf(signedAttribute(signer, oids.messageDigest)), hash)
  const { isTrue, certificate } = await checkedValue(signed, Buffer.concat(covered))
  if (!isUntouched) return { certificate, problems: [problems.digest] }
  if (!isTrue || !certificate) return { certificate, problems: [problems.value] }
  if (!isBoundTo(signer, certificate))
    return { certificate, problems: [problems.certificateBinding] }
  return { certificate, problems: isWrittenOnce(signed, certificate) ? [] : [problems.encoding] }
}
