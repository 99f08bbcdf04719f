import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'
import { sealedText } from './entry.rules.ts'
import { saveEntries } from './entry.store.ts'

/** One act to put on record: its name (`plan.submitted`), what it was done to, and both sides of
 * the change. */
export type Act = { act: string; subject: string | null; before?: unknown; after?: unknown }

/** Puts an act on record in the transaction of the act itself: no change without its entry, no
 * entry without its change. */
export const record = (ctx: Context<AuditTables>, act: Act): Promise<void> => recordAll(ctx, [act])

/** Puts many acts of one moment on record in one statement: an entry each, like `record`. At most a
 * few thousand at once. */
export async function recordAll(ctx: Context<AuditTables>, acts: readonly Act[]): Promise<void> {
  const entries = acts.map(({ act, subject, before, after }) => {
    const salt = randomBytes(16).toString('base64url')
    const contentHash = createHash('sha256')
      .update(sealedText(salt, before, after))
      .digest('hex')
    return { act, subject, before: before ?? null, after: after ?? null, salt, contentHash }
  })
  await saveEntries(ctx, entries)
}
