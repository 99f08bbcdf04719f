import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'
import { sealedText } from './entry.rules.ts'
import { saveEntry } from './entry.store.ts'

/** One act to put on record: its name (`plan.submitted`), what it was done to, and both sides of the change. */
export type Act = { act: string; subject: string | null; before?: unknown; after?: unknown }

/** Puts an act on record in the transaction of the act itself: no change without its entry, no entry without its change. */
export async function record(ctx: Context<AuditTables>, { act, subject, before, after }: Act): Promise<void> {
  const salt = randomBytes(16).toString('base64url')
  const contentHash = createHash('sha256')
    .update(sealedText(salt, before, after))
    .digest('hex')
  await saveEntry(ctx, { act, subject, before: before ?? null, after: after ?? null, salt, contentHash })
}
