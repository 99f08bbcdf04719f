import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { Instant } from '../../../kernel/time.ts'
import {
  bitString,
  contentOf,
  context,
  integer,
  octetString,
  oid,
  partsOf,
  printableString,
  sequence,
  setOf,
  time,
  tlv,
  truth,
  utf8,
} from './der.ts'
import { ecdsaSignature, ecdsaWithSha256 } from './ecdsa.ts'

/** A certificate as text, `-----BEGIN CERTIFICATE-----`. */
export type Pem = string

/** A distinguished name (X.520), from the widest to the narrowest; every value at most 64
 * characters. */
export type DistinguishedName = ['C' | 'O' | 'OU' | 'CN' | 'serialNumber', string][]

const attributes = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
}

/** RFC 5280 appendix A.1 allows 64 characters in each attribute; a longer name is cut and says
 * so. */
const fitting = (text: string): string => {
  const letters = [
    ...text
      .toWellFormed()
      .replace(/\p{Cc}/gu, ' ')
      .trim(),
  ]
  return letters.length <= 64 ? letters.join('') : `${letters.slice(0, 63).join('').trimEnd()}…`
}

/** A distinguished name in DER. */
export const nameOf = (name: DistinguishedName): Buffer =>
  sequence(
    ...name.map(([kind, value]) => {
      const text =
        kind === 'C' || kind === 'serialNumber' ? printableString(value) : utf8(fitting(value))
      return setOf(sequence(oid(attributes[kind]), text))
    }),
  )

const extension = (id: string, isCritical: boolean, value: Buffer): Buffer =>
  sequence(oid(id), ...(isCritical ? [truth] : []), octetString(value))

/** `cA` with the number of authorities that may still follow; `null` for a person. */
export const basicConstraints = (below: number | null): Buffer =>
  extension(
    '2.5.29.19',
    true,
    below === null ? sequence() : sequence(truth, integer(Uint8Array.of(below))),
  )

/** `digitalSignature` and `nonRepudiation`: signing documents and nothing else. */
export const signingUsage: Buffer = extension('2.5.29.15', true, bitString(Uint8Array.of(0xc0), 6))

/** `keyCertSign` and `cRLSign`. */
export const authorityUsage: Buffer = extension(
  '2.5.29.15',
  true,
  bitString(Uint8Array.of(0x06), 1),
)

/** `documentSigning` (RFC 9336), and `emailProtection`, without which NSS (poppler, Firefox) takes
 * no signer's certificate. */
export const documentPurpose: Buffer = extension(
  '2.5.29.37',
  false,
  sequence(oid('1.3.6.1.5.5.7.3.36'), oid('1.3.6.1.5.5.7.3.4')),
)

/** The left 160 bits of SHA-256 of the public key (RFC 7093 §2, first method). */
const keyIdOf = (spki: Buffer): Buffer => {
  const key = partsOf(spki)[1]
  if (!key) throw new RangeError('not a public key')
  return createHash('sha256').update(contentOf(key).subarray(1)).digest().subarray(0, 20)
}

/** Parts of a certificate of ours: number, issuer, subject and public key, each in DER. */
export function readCertificate(der: Uint8Array): {
  serial: Buffer
  issuer: Buffer
  subject: Buffer
  publicKey: Buffer
} {
  const [tbs] = partsOf(der)
  const [, serial, , issuer, , subject, publicKey] = tbs ? partsOf(tbs) : []
  if (!serial || !issuer || !subject || !publicKey)
    throw new RangeError('not a certificate of version 3')
  return { serial, issuer, subject, publicKey }
}

export const derOf = (pem: Pem): Buffer =>
  Buffer.from(pem.replace(/-----[A-Z ]+-----/g, ''), 'base64')

/** DER as PEM text, lines of 64 characters (RFC 7468). */
export const pemOf = (der: Buffer): Pem =>
  '-----BEGIN ' +
  `CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ` +
  `CERTIFICATE-----\n`

/** What is written into a certificate. `issuer` is the subject of the authority above, `null` when
 * the key signs itself. */
export type CertificateBody = {
  serial: Buffer
  issuer: { name: Buffer; publicKey: Buffer } | null
  subject: Buffer
  publicKey: Buffer
  validFrom: Instant
  validTo: Instant
  extensions: Buffer[]
}

/** Signs a certificate of version 3 with SHA-256 on P-256 (RFC 5280 §4.1); key identifiers are
 * added to its extensions. */
export async function signCertificate(body: CertificateBody, key: CryptoKey): Promise<Pem> {
  const above = body.issuer ?? { name: body.subject, publicKey: body.publicKey }
  const identifiers = [
    extension('2.5.29.14', false, octetString(keyIdOf(body.publicKey))),
    extension('2.5.29.35', false, sequence(tlv(0x80, keyIdOf(above.publicKey)))),
  ]
  const tbs = sequence(
    context(0, integer(Uint8Array.of(2))),
    integer(body.serial),
    ecdsaWithSha256,
    above.name,
    sequence(time(body.validFrom), time(body.validTo)),
    body.subject,
    body.publicKey,
    context(3, sequence(...body.extensions, ...identifiers)),
  )
  return pemOf(sequence(tbs, ecdsaWithSha256, bitString(await ecdsaSignature(key, tbs))))
}
