import { X509Certificate } from 'node:crypto'
import { BasicConstraints, Certificate, ExtKeyUsage } from 'pkijs'
import { type Problem, problems } from '../reading/problems.ts'

/** What a certificate is used for in this check. */
export type Purpose = 'document' | 'timestamp'

const longestChain = 6
const mostChecks = 40
const strongSignatures = new Set([
  '1.2.840.10045.4.3.2', // ecdsa-with-SHA256
  '1.2.840.10045.4.3.3', // ecdsa-with-SHA384
  '1.2.840.10045.4.3.4', // ecdsa-with-SHA512
  '1.2.840.113549.1.1.11', // sha256WithRSAEncryption
  '1.2.840.113549.1.1.12', // sha384WithRSAEncryption
  '1.2.840.113549.1.1.13', // sha512WithRSAEncryption
])
const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1'])
/** Extensions this check understands; RFC 5280 §4.2 refuses a certificate with another one marked
 * critical. */
const understood = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.32',
  '2.5.29.35',
  '2.5.29.37',
])
const documentPurposes = new Set([
  '1.3.6.1.5.5.7.3.36', // documentSigning, RFC 9336
  '1.3.6.1.5.5.7.3.4', // emailProtection
  '1.2.840.113583.1.1.5', // Adobe authentic documents
  '1.3.6.1.4.1.311.10.3.12', // Microsoft document signing
  '2.5.29.37.0', // any
])
const timestampPurpose = '1.3.6.1.5.5.7.3.8'

const bit = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5 } as const

/** Reads certificates from PEM texts, each of which may hold several; what is no certificate is
 * left out. */
export function certificatesIn(pems: readonly string[]): Certificate[] {
  const bodies = pems.flatMap(
    (pem) => pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [],
  )
  return bodies.flatMap((body) => {
    try {
      return [Certificate.fromBER(Buffer.from(body.replace(/-----[A-Z ]+-----/g, ''), 'base64'))]
    } catch {
      return []
    }
  })
}

/** The certificate in DER. */
export const derOfCertificate = (certificate: Certificate): Buffer =>
  Buffer.from(certificate.toSchema().toBER(false))

/** The values of a subject attribute, by its object identifier. */
export const subjectOf = (certificate: Certificate, oid: string): string[] =>
  certificate.subject.typesAndValues
    .filter(({ type }) => type === oid)
    .map(({ value }) => String(value.valueBlock.value))

function extensionOf(certificate: Certificate, oid: string): Certificate['extensions'] {
  return certificate.extensions?.filter(({ extnID }) => extnID === oid)
}

/** Is the bit of `keyUsage` set? `false` too when the extension is missing: our certificates always
 * carry it. */
function mayUse(certificate: Certificate, usage: keyof typeof bit): boolean {
  const parsed: unknown = extensionOf(certificate, '2.5.29.15')?.[0]?.parsedValue
  const hex: unknown =
    parsed && typeof parsed === 'object' && 'valueBlock' in parsed ? parsed.valueBlock : undefined
  const view =
    hex && typeof hex === 'object' && 'valueHexView' in hex ? hex.valueHexView : undefined
  if (!(view instanceof Uint8Array)) return false
  return (((view[bit[usage] >> 3] ?? 0) << (bit[usage] & 7)) & 0x80) !== 0
}

function constraintsOf(certificate: Certificate): { isAuthority: boolean; below: number } {
  const parsed: unknown = extensionOf(certificate, '2.5.29.19')?.[0]?.parsedValue
  if (!(parsed instanceof BasicConstraints)) return { isAuthority: false, below: 0 }
  const { cA, pathLenConstraint } = parsed
  return {
    isAuthority: cA,
    below: typeof pathLenConstraint === 'number' ? pathLenConstraint : longestChain,
  }
}

function purposesOf(certificate: Certificate): string[] | undefined {
  const [extension] = extensionOf(certificate, '2.5.29.37') ?? []
  if (!extension) return undefined
  const parsed: unknown = extension.parsedValue
  return parsed instanceof ExtKeyUsage ? parsed.keyPurposes : []
}

function isStrong(certificate: Certificate): boolean {
  const { signatureAlgorithm, signature } = certificate
  if (
    signatureAlgorithm.algorithmId !== signature.algorithmId ||
    !strongSignatures.has(signature.algorithmId)
  )
    return false
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(
    derOfCertificate(certificate),
  ).publicKey
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048
  return asymmetricKeyType === 'ec' && curves.has(asymmetricKeyDetails?.namedCurve ?? '')
}

function hasForeignDemands(certificate: Certificate): boolean {
  const ids = (certificate.extensions ?? []).map(({ extnID }) => extnID)
  const isRepeated = new Set(ids).size !== ids.length
  return (
    isRepeated ||
    (certificate.extensions ?? []).some(
      ({ extnID, critical }) => critical && !understood.has(extnID),
    )
  )
}

const holdsAt = ({ notBefore, notAfter }: Certificate, at: Date): boolean =>
  notBefore.value <= at && at <= notAfter.value

async function signedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return certificate.issuer.isEqual(issuer.subject) && (await certificate.verify(issuer))
  } catch {
    return false
  }
}

/** From the signer up to an anchor, signature by signature; `null` when no anchor is reached. */
async function pathTo(
  anchors: Certificate[],
  leaf: Certificate,
  pool: Certificate[],
): Promise<Certificate[] | null> {
  let left = mostChecks
  const climb = async (path: Certificate[]): Promise<Certificate[] | null> => {
    const top = path.at(-1)
    if (!top || path.length >= longestChain) return null
    for (const issuer of [...anchors, ...pool]) {
      if (!top.issuer.isEqual(issuer.subject) || path.includes(issuer) || left-- <= 0) continue
      if (!(await signedBy(top, issuer))) continue
      if (anchors.includes(issuer)) return [...path, issuer]
      const further = await climb([...path, issuer])
      if (further) return further
    }
    return null
  }
  return climb([leaf])
}

function leafProblems(leaf: Certificate, purpose: Purpose): Problem[] {
  const purposes = purposesOf(leaf)
  const isUsable =
    purpose === 'timestamp'
      ? purposes?.length === 1 && purposes[0] === timestampPurpose
      : purposes === undefined || purposes.some((oid) => documentPurposes.has(oid))
  const maySign = mayUse(leaf, 'digitalSignature') || mayUse(leaf, 'nonRepudiation')
  return isUsable && maySign && !constraintsOf(leaf).isAuthority ? [] : [problems.usage]
}

/** `below` counts the authorities between this one and the signer. */
const mayIssue = (issuer: Certificate, below: number): boolean => {
  const { isAuthority, below: most } = constraintsOf(issuer)
  return isAuthority && most >= below && mayUse(issuer, 'keyCertSign')
}

const isAmong = (certificate: Certificate, path: readonly Certificate[]): boolean =>
  path.some(
    (one) => one === certificate || derOfCertificate(one).equals(derOfCertificate(certificate)),
  )

/** What speaks against a certificate at a moment (RFC 5280 §6, without revocation, which needs a
 * line): it must lead to one of the anchors given and to nothing else, through authorities that may
 * issue, all valid at that moment, signed in strong ways, for the purpose. `pool` are the
 * certificates that came with the signature; they are never trusted by themselves, and a document
 * brings none that does not lead to its anchor. */
export async function chainProblems(
  leaf: Certificate,
  {
    anchors,
    pool,
    at,
    purpose,
  }: { anchors: Certificate[]; pool: Certificate[]; at: Date; purpose: Purpose },
): Promise<Problem[]> {
  const path = await pathTo(anchors, leaf, pool)
  if (!path) return [problems.untrusted]
  const found = leafProblems(leaf, purpose)
  if (!path.slice(1).every((issuer, below) => mayIssue(issuer, below))) found.push(problems.chain)
  if (path.some(hasForeignDemands)) found.push(problems.chain)
  if (!path.every(isStrong)) found.push(problems.algorithm)
  if (!path.every((certificate) => holdsAt(certificate, at))) found.push(problems.expired)
  if (purpose === 'document' && !pool.every((one) => isAmong(one, path)))
    found.push(problems.strayCertificate)
  return [...new Set(found)]
}
