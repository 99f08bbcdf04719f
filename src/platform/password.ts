import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Argon2id with 19 MiB, two passes (OWASP's floor); the only form in which a password is ever stored. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), strength)

let decoy: Promise<string> | undefined

/** Checks a password; without an account it takes just as long, so that timing does not tell which names exist. */
export async function passwordHolds(password: string, stored: string | undefined): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const holds = await verify(stored ?? (await decoy), password.normalize('NFKC'))
  return stored !== undefined && holds
}

/** A session token and the hash under which it is stored: a stolen table opens no session. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')
