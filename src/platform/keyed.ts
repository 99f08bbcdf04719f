import { createHmac } from 'node:crypto'
import type { Secret } from './signing/authority/sealed-key.ts'

/** HMAC-SHA-256 under the key of this installation, drawn apart for each purpose: what a stolen
 * table cannot be searched for without the key that lies beside it, never in it. */
export function keyedHash(secret: Secret, purpose: string, text: string): string {
  const root = 'installationKey' in secret ? secret.installationKey : secret.passphrase
  const key = createHmac('sha256', root).update(`amanah ${purpose}`).digest()
  return createHmac('sha256', key).update(text).digest('base64url')
}
