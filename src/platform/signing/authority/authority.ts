import { Buffer } from 'node:buffer'
import { randomBytes, X509Certificate } from 'node:crypto'
import { internalLabel } from '../../../kernel/assurance.ts'
import type { Instant } from '../../../kernel/time.ts'
import {
  authorityUsage,
  basicConstraints,
  type CertificateBody,
  type DistinguishedName,
  derOf,
  documentPurpose,
  nameOf,
  type Pem,
  readCertificate,
  signCertificate,
  signingUsage,
} from './certificate.ts'
import { newKey, openKey, type SealedKey, type Secret } from './sealed-key.ts'

/** The regional government an authority belongs to, as it prints its name: «Pemerintah Kota Tanjung
 * Amanah». */
export type Region = { governmentName: string }

/** An authority with its key opened, for as long as it issues. */
export type Issuer = { certificate: Pem; key: CryptoKey }

/** A new authority: its certificate is public, its key exists only sealed. */
export type NewAuthority = { certificate: Pem; sealedKey: SealedKey }

/** A certificate with what a register keeps of it: `serial` in lower case hex, both ends of its
 * validity. */
export type IssuedCertificate = {
  certificate: Pem
  serial: string
  validFrom: Instant
  validTo: Instant
}

/** Whom a certificate is for. No NIP, no NIK: a certificate goes out with every signed file and a
 * NIP tells birth date and sex. */
export type CertificateOrder = {
  commonName: string
  organisation: string
  region: Region
  /** SubjectPublicKeyInfo in base64, from `newKey`. */
  publicKey: string
  /** Tells two people of one name apart; a random code, letters and digits. */
  serialNumber?: string
  at: Instant
}

const years = { root: 30, intermediate: 20, person: 6 }

function later(at: Instant, count: number): Instant {
  const end = new Date(at)
  end.setUTCFullYear(end.getUTCFullYear() + count)
  return end.toISOString()
}

/** 126 random bits behind a leading one: never negative, never short (RFC 5280 §4.1.2.2 asks for at
 * most 20 octets). */
function newSerial(): Buffer {
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40
  return serial
}

const authorityName = ({ governmentName }: Region, role: string): DistinguishedName => [
  ['C', 'ID'],
  ['O', governmentName],
  ['CN', `${role} ${internalLabel}`],
]

const derOfKey = (publicKey: string): Buffer => Buffer.from(publicKey, 'base64')

async function opened(sealedKey: SealedKey, secret: Secret): Promise<CryptoKey> {
  const key = await openKey(sealedKey, secret)
  if (key === 'wrong-passphrase')
    throw new Error('a key sealed a moment ago opens with the same secret')
  return key
}

/** A root for one region, valid 30 years; demonstration and training regions have roots of their
 * own. One authority may stand below it. */
export async function newRoot(
  region: Region,
  { at, secret }: { at: Instant; secret: Secret },
): Promise<NewAuthority> {
  const { publicKey, sealedKey } = await newKey(secret)
  const body: CertificateBody = {
    serial: newSerial(),
    issuer: null,
    subject: nameOf(authorityName(region, 'Akar')),
    publicKey: derOfKey(publicKey),
    validFrom: at,
    validTo: later(at, years.root),
    extensions: [basicConstraints(1), authorityUsage],
  }
  return { certificate: await signCertificate(body, await opened(sealedKey, secret)), sealedKey }
}

/** Its number, subject and key for what it signs; refuses a certificate that would outlive it. */
function issuerOf({ certificate }: Issuer, validTo: Instant): CertificateBody['issuer'] {
  if (new X509Certificate(certificate).validToDate < new Date(validTo))
    throw new RangeError('the authority ends before what it should sign')
  const { subject, publicKey } = readCertificate(derOf(certificate))
  return { name: subject, publicKey }
}

/** The authority that issues day by day, valid 20 years, so that the key of the root can be kept
 * off line. */
export async function newIntermediate(
  root: Issuer,
  region: Region,
  { at, secret }: { at: Instant; secret: Secret },
): Promise<NewAuthority> {
  const validTo = later(at, years.intermediate)
  const issuer = issuerOf(root, validTo)
  const { publicKey, sealedKey } = await newKey(secret)
  const body: CertificateBody = {
    serial: newSerial(),
    issuer,
    subject: nameOf(authorityName(region, 'Penerbit')),
    publicKey: derOfKey(publicKey),
    validFrom: at,
    validTo,
    extensions: [basicConstraints(0), authorityUsage],
  }
  return { certificate: await signCertificate(body, root.key), sealedKey }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Sixteen digits or more, however they are spaced. A UUID is no such number, though some have as
 * many digits in a row. */
const holdsLongNumber = (text: string): boolean =>
  !uuid.test(text) && /\d{16}/.test(text.replace(/[\s.-]/g, ''))

/** Certifies a person's key for signing documents, valid six years (`design.md` §6 asks for five or
 * more). Refuses with a RangeError a number long enough to be a NIK or NIP anywhere in the name,
 * and an authority that ends too soon. */
export async function issueCertificate(
  intermediate: Issuer,
  order: CertificateOrder,
): Promise<IssuedCertificate> {
  const { commonName, organisation, region, serialNumber, at } = order
  if ([commonName, organisation, serialNumber ?? ''].some(holdsLongNumber))
    throw new RangeError('a certificate holds no NIK or NIP')
  if (serialNumber !== undefined && !/^[A-Za-z0-9-]{1,64}$/.test(serialNumber))
    throw new RangeError('a serial number of letters and digits')
  const validTo = later(at, years.person)
  const serial = newSerial()
  const subject: DistinguishedName = [
    ['C', 'ID'],
    ['O', region.governmentName],
    ['OU', organisation],
    ['OU', internalLabel],
    ['CN', commonName],
    ...(serialNumber === undefined
      ? []
      : [['serialNumber', serialNumber] satisfies DistinguishedName[number]]),
  ]
  const body: CertificateBody = {
    serial,
    issuer: issuerOf(intermediate, validTo),
    subject: nameOf(subject),
    publicKey: derOfKey(order.publicKey),
    validFrom: at,
    validTo,
    extensions: [basicConstraints(null), signingUsage, documentPurpose],
  }
  return {
    certificate: await signCertificate(body, intermediate.key),
    serial: serial.toString('hex'),
    validFrom: at,
    validTo,
  }
}
