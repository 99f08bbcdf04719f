import { Buffer } from 'node:buffer'
import { readCertificate } from '../authority/certificate.ts'
import {
  contentOf,
  context,
  integer,
  octetString,
  oid,
  partsOf,
  sequence,
  setOf,
  tlv,
} from '../authority/der.ts'

const none = tlv(0x05)
const one = integer(Uint8Array.of(1))
const data = sequence(oid('1.2.840.113549.1.7.1'))
const signedData = oid('1.2.840.113549.1.7.2')
const timestampToken = oid('1.2.840.113549.1.9.16.2.14')
const sha2 = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']
const ecdsa = ['1.2.840.10045.4.3.2', '1.2.840.10045.4.3.3', '1.2.840.10045.4.3.4']
const rsa = [
  '1.2.840.113549.1.1.1',
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
]

const isAmong = (der: Buffer, those: readonly Buffer[]): boolean =>
  those.some((one) => one.equals(der))
/** Hashes go without parameters (RFC 5754 §2), signatures with those their kind asks for
 * (RFC 5758 §3.2, RFC 4055 §5). */
const digestAlgorithms = sha2.map((id) => sequence(oid(id)))
const ecdsaAlgorithms = ecdsa.map((id) => sequence(oid(id)))
const rsaAlgorithms = rsa.map((id) => sequence(oid(id), none))

/** Exactly so many parts. */
function partsIn(der: Uint8Array, count: number): Buffer[] {
  const parts = partsOf(der)
  if (parts.length !== count) throw new RangeError('not as many parts as this value has')
  return parts
}

/** The signature of an elliptic curve in its one form: two whole numbers, each as short as it can
 * be. */
function ecdsaValue(value: Uint8Array): Buffer {
  const [r, s] = partsIn(value, 2)
  return sequence(...[r, s].map((number = none) => integer(contentOf(number))))
}

/** What a signature must be by its algorithm; refuses an algorithm nobody reads here. */
function signatureValue(algorithm: Buffer, value: Uint8Array): Buffer {
  if (isAmong(algorithm, ecdsaAlgorithms)) return ecdsaValue(value)
  if (isAmong(algorithm, rsaAlgorithms)) return Buffer.from(value)
  throw new RangeError('an algorithm nobody reads here')
}

/** A certificate around what its issuer signed: the algorithm it names itself, the signature in its
 * one form. */
function certificateOf(der: Uint8Array): Buffer {
  const [tbs = none, , signature = none] = partsIn(der, 3)
  const algorithm = partsOf(tbs)[2] ?? none
  return sequence(
    tbs,
    algorithm,
    tlv(0x03, Uint8Array.of(0), signatureValue(algorithm, contentOf(signature).subarray(1))),
  )
}

/** The only attribute a signature may carry unsigned: one token of a time-stamp, whose octets are
 * its authority's. */
function unsignedOf(attributes: readonly Buffer[]): Buffer[] {
  if (attributes.length === 0) return []
  const [attribute = none] = attributes.flatMap((one) => partsIn(one, 1))
  const [, values = none] = partsIn(attribute, 2)
  return [context(1, sequence(timestampToken, setOf(...partsIn(values, 1))))]
}

function signerOf(der: Uint8Array, leaf: Uint8Array): Buffer {
  const [, , digest = none, attributes = none, algorithm = none, value = none, ...unsigned] =
    partsOf(der)
  if (!isAmong(digest, digestAlgorithms) || unsigned.length > 1)
    throw new RangeError('not a signer of ours')
  const { issuer, serial } = readCertificate(leaf)
  const signed = context(0, ...partsOf(attributes))
  const signature = octetString(signatureValue(algorithm, contentOf(value)))
  return sequence(
    one,
    sequence(issuer, serial),
    digest,
    signed,
    algorithm,
    signature,
    ...unsignedOf(unsigned),
  )
}

/** The same signature written anew, from nothing but what its signer and the issuers signed. */
function writtenAnew(
  cms: Uint8Array,
  leaf: Uint8Array,
  certificates: readonly Uint8Array[],
): Buffer {
  const [, wrapped = none] = partsIn(cms, 2)
  const [, , , , signers = none] = partsIn(partsIn(wrapped, 1)[0] ?? none, 5)
  const chain = certificates.map(certificateOf)
  if (!isAmong(Buffer.from(leaf), chain))
    throw new RangeError('the certificate of the signer is written otherwise')
  const [signer = none] = partsIn(signers, 1)
  const digest = partsOf(signer)[2] ?? none
  const certified = context(
    0,
    contentOf(setOf(...new Map(chain.map((one) => [one.toString('hex'), one])).values())),
  )
  const body = sequence(one, setOf(digest), data, certified, setOf(signerOf(signer, leaf)))
  return sequence(signedData, context(0, body))
}

/** Is a CMS signature written in the one form it has (DER, X.690 §10 and §11)? It is written anew
 * from what was signed and must come out equal, octet by octet: a length told longer, another kind
 * of text, an attribute or a certificate slipped in beside would change a file without any
 * signature noticing. Only the octets of a time-stamp token are left as they are. `leaf` is the
 * signer's certificate, `certificates` are all that were read, so that nothing else passes for
 * one. */
export function isCanonicalCms(
  cms: Uint8Array,
  leaf: Uint8Array,
  certificates: readonly Uint8Array[],
): boolean {
  try {
    return writtenAnew(cms, leaf, certificates).equals(cms)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
