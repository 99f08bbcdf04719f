import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import * as z from 'zod/mini'
import { canonicalJson } from '../../../kernel/canonical.ts'
import { p256 } from './ecdsa.ts'

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+=*$/), z.maxLength(1024))
const sealed = { salt: base64, nonce: base64, sealed: base64 }

/** A private key at rest: AES-256-GCM under a key drawn from a passphrase (argon2id) or from the
 * installation key (HKDF). How it was drawn stands beside it and is covered by the seal; the bounds
 * keep a changed row from asking for all the memory. */
export const SealedKey = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('argon2id'),
    /** KiB */
    memory: z.int().check(z.minimum(8192), z.maximum(262_144)),
    passes: z.int().check(z.minimum(1), z.maximum(16)),
    lanes: z.int().check(z.minimum(1), z.maximum(4)),
    ...sealed,
  }),
  z.object({ kind: z.literal('hkdf-sha256'), ...sealed }),
])
export type SealedKey = z.infer<typeof SealedKey>

/** What opens a key: what a person knows, or the 32 bytes of the installation (environment or a
 * file with mode 0600). */
export type Secret = { passphrase: string } | { installationKey: Uint8Array }

/** 64 MiB and three passes: four times what a sign-in costs, paid once for a whole stack
 * (RFC 9106 §4, second choice). */
const strength = { memory: 65_536, passes: 3, lanes: 1 }

type Drawing =
  | Pick<Extract<SealedKey, { kind: 'argon2id' }>, 'kind' | 'memory' | 'passes' | 'lanes' | 'salt'>
  | { kind: 'hkdf-sha256'; salt: string }

const drawingOf = (key: SealedKey): Drawing =>
  key.kind === 'argon2id'
    ? { kind: key.kind, memory: key.memory, passes: key.passes, lanes: key.lanes, salt: key.salt }
    : { kind: key.kind, salt: key.salt }

/** The AES key, or `null` when the secret is not of the kind this key was sealed with. */
async function drawn(drawing: Drawing, secret: Secret): Promise<Buffer | null> {
  const salt = Buffer.from(drawing.salt, 'base64')
  if (drawing.kind === 'hkdf-sha256') {
    if (!('installationKey' in secret)) return null
    if (secret.installationKey.length !== 32)
      throw new RangeError('the installation key has 32 bytes')
    return Buffer.from(hkdfSync('sha256', secret.installationKey, salt, 'amanah authority key', 32))
  }
  if (!('passphrase' in secret)) return null
  const known = Buffer.from(secret.passphrase.normalize('NFKC'), 'utf8')
  const { memory: memoryCost, passes: timeCost, lanes: parallelism } = drawing
  try {
    return await hashRaw(known, { memoryCost, timeCost, parallelism, salt, outputLen: 32 })
  } finally {
    known.fill(0)
  }
}

/** Seals a private key (PKCS #8) or another short secret. The bytes given are zeroed: afterwards
 * the key exists only sealed. */
export async function sealKey(pkcs8: Uint8Array, secret: Secret): Promise<SealedKey> {
  const salt = randomBytes(16).toString('base64')
  const drawing: Drawing =
    'passphrase' in secret ? { kind: 'argon2id', ...strength, salt } : { kind: 'hkdf-sha256', salt }
  const under = await drawn(drawing, secret)
  if (!under) throw new Error('a secret always fits its own drawing')
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(
    Buffer.from(canonicalJson(drawing)),
  )
  const closed = Buffer.concat([cipher.update(pkcs8), cipher.final(), cipher.getAuthTag()])
  under.fill(0)
  pkcs8.fill(0)
  return { ...drawing, nonce: nonce.toString('base64'), sealed: closed.toString('base64') }
}

/** The bytes that were sealed, to be zeroed by whoever takes them; `null` when the secret is wrong or
 * the seal is broken. */
export async function unsealed(
  key: SealedKey,
  secret: Secret,
): Promise<Buffer<ArrayBuffer> | null> {
  const drawing = drawingOf(key)
  const under = await drawn(drawing, secret)
  if (!under) return null
  const closed = Buffer.from(key.sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(key.nonce, 'base64'), {
    authTagLength: 16,
  })
  decipher.setAAD(Buffer.from(canonicalJson(drawing))).setAuthTag(closed.subarray(-16))
  const open = decipher.update(closed.subarray(0, -16))
  try {
    decipher.final()
    return open
  } catch {
    open.fill(0)
    return null
  } finally {
    under.fill(0)
  }
}

/** Opens a key for one act: a key object that signs and can never be exported. A wrong passphrase
 * (or a seal somebody touched) is an answer, not an error; count it (five, then growing delay,
 * `design.md` §6). */
export async function openKey(
  key: SealedKey,
  secret: Secret,
): Promise<CryptoKey | 'wrong-passphrase'> {
  const pkcs8 = await unsealed(key, secret)
  if (!pkcs8) return 'wrong-passphrase'
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, p256, false, ['sign'])
  } finally {
    pkcs8.fill(0)
  }
}

/** The same key under a new passphrase; the old one must open it. */
export async function resealKey(
  key: SealedKey,
  old: Secret,
  secret: Secret,
): Promise<SealedKey | 'wrong-passphrase'> {
  const pkcs8 = await unsealed(key, old)
  return pkcs8 ? await sealKey(pkcs8, secret) : 'wrong-passphrase'
}

/** A new key pair: the public half (SubjectPublicKeyInfo, base64) for the certificate, the private
 * half sealed at once. */
export async function newKey(secret: Secret): Promise<{ publicKey: string; sealedKey: SealedKey }> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(p256, true, ['sign', 'verify'])
  const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey))
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  return { publicKey: spki.toString('base64'), sealedKey: await sealKey(pkcs8, secret) }
}
