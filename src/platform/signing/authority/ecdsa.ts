import { Buffer } from 'node:buffer'
import { integer, oid, sequence } from './der.ts'

/** A key on P-256, the only kind the embedded authority makes. */
export const p256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** How such a key signs. */
export const withSha256 = { name: 'ECDSA', hash: 'SHA-256' } as const

/** `ecdsa-with-SHA256`: the one way the embedded authority signs. */
export const ecdsaWithSha256: Buffer = sequence(oid('1.2.840.10045.4.3.2'))

/** Signs with a P-256 key; the signature as certificates and CMS carry it (RFC 3279 §2.2.3). */
export async function ecdsaSignature(key: CryptoKey, data: Uint8Array): Promise<Buffer> {
  const pair = Buffer.from(await crypto.subtle.sign(withSha256, key, Uint8Array.from(data)))
  return sequence(integer(pair.subarray(0, 32)), integer(pair.subarray(32)))
}
