import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readCertificate } from '../authority/certificate.ts'
import { context, integer, octetString, oid, sequence, setOf, utf8 } from '../authority/der.ts'
import { ecdsaSignature, ecdsaWithSha256 } from '../authority/ecdsa.ts'

const data = oid('1.2.840.113549.1.7.1')
const signedData = oid('1.2.840.113549.1.7.2')
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'))
const one = integer(Uint8Array.of(1))

const attribute = (id: string, value: Buffer): Buffer => sequence(oid(id), setOf(value))

/** `signing-certificate-v2` (RFC 5035): binds the signature to this certificate; SHA-256 is its
 * default and not written. */
const signingCertificate = (leaf: Buffer): Buffer =>
  attribute(
    '1.2.840.113549.1.9.16.2.47',
    sequence(sequence(sequence(octetString(createHash('sha256').update(leaf).digest())))),
  )

/** The office in which one signs, claimed by the signer (ETSI EN 319 122-1 §5.2.6.1), as X.520
 * `title`. */
const claimedPosition = (position: string): Buffer =>
  attribute(
    '0.4.0.19122.1.1',
    sequence(context(0, sequence(sequence(oid('2.5.4.12'), setOf(utf8(position)))))),
  )

/** Bytes that `signCms` needs at most for these certificates and this position. */
export const cmsSize = (chain: Buffer[], position: string): number =>
  chain.reduce((sum, certificate) => sum + certificate.length, 0) +
  Buffer.byteLength(position) +
  (chain[0]?.length ?? 0) +
  512

/** A detached CAdES signature of level B-B (ETSI EN 319 142-1 §6.3): no signing-time attribute, the
 * time stands in the `M` of the signature dictionary. `chain` is in DER, the signer's certificate
 * first; `digest` is the SHA-256 of what is signed. */
export async function signCms(order: {
  digest: Buffer
  chain: Buffer[]
  position: string
  key: CryptoKey
}): Promise<Buffer> {
  const [leaf] = order.chain
  if (!leaf) throw new RangeError('a chain begins with the certificate of the signer')
  const { issuer, serial } = readCertificate(leaf)
  const attributes = setOf(
    attribute('1.2.840.113549.1.9.3', data),
    attribute('1.2.840.113549.1.9.4', octetString(order.digest)),
    signingCertificate(leaf),
    claimedPosition(order.position),
  )
  const signature = await ecdsaSignature(order.key, attributes)
  const implicit = Buffer.from(attributes)
  implicit[0] = 0xa0
  const signer = sequence(
    one,
    sequence(issuer, serial),
    sha256,
    implicit,
    ecdsaWithSha256,
    octetString(signature),
  )
  const body = sequence(
    one,
    setOf(sha256),
    sequence(data),
    certificatesOf(order.chain),
    setOf(signer),
  )
  return sequence(signedData, context(0, body))
}

function certificatesOf(chain: Buffer[]): Buffer {
  const certificates = setOf(...chain)
  certificates[0] = 0xa0
  return certificates
}
