import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { keyedHash } from './keyed.ts'
import type { Secret } from './signing/authority/sealed-key.ts'

const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Argon2id with 19 MiB, two passes (OWASP's floor); the only form in which a chosen password is
 * ever stored. */
export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFKC'), strength)

/** Crockford's 32 letters and digits: a misread `o`, `i` or `l` is taken for what it looks like. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const asRead = (password: string): string =>
  password.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1')

/** A first password or a recovery code: 60 random bits in three groups of four, for a person to read
 * from paper once. */
export function newFirstPassword(): string {
  const text = [...randomBytes(12)].map((byte) => letters[byte & 31]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

const keyedMark = 'hmac-sha256:'

/** How a first password is kept until it is changed: nothing to guess at without the installation
 * key, and 12,000 take a moment. */
export const keptFirstPassword = (secret: Secret, password: string): string =>
  `${keyedMark}${keyedHash(secret, 'first password', asRead(password))}`

/** How a recovery code of an account is kept: like a first password, nothing to guess at. */
export const keptRecoveryCode = (secret: Secret, accountId: string, code: string): string =>
  keyedHash(secret, 'recovery code', `${accountId} ${asRead(code)}`)

let decoy: Promise<string> | undefined

/** Checks a password; a first password and a name without an account take just as long, so that
 * timing does not tell which names exist. */
export async function passwordHolds(
  secret: Secret,
  password: string,
  stored: string | undefined,
): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const isFirst = stored?.startsWith(keyedMark) ?? false
  const holds = await verify(
    stored === undefined || isFirst ? await decoy : stored,
    password.normalize('NFKC'),
  )
  if (stored === undefined || !isFirst) return stored !== undefined && holds
  const given = Buffer.from(keptFirstPassword(secret, password))
  return given.length === stored.length && timingSafeEqual(given, Buffer.from(stored))
}

/** A token of a session or a device, and the hash under which it is stored: a stolen table opens no
 * session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url')
