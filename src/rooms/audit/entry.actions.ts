import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'
import { sealedText } from './entry.rules.ts'
import { saveEntries, saveEntriesOf } from './entry.store.ts'

/** One act to put on record: its name (`plan.submitted`), what it was done to, and both sides of
 * the change. */
export type Act = { act: string; subject: string | null; before?: unknown; after?: unknown }

/** Puts an act on record in the transaction of the act itself: no change without its entry, no
 * entry without its change. */
export const record = (ctx: Context<AuditTables>, act: Act): Promise<void> => recordAll(ctx, [act])

/** Puts many acts of one moment on record in one statement: an entry each, like `record`. At most a
 * few thousand at once. */
export const recordAll = (ctx: Context<AuditTables>, acts: readonly Act[]): Promise<void> =>
  saveEntries(ctx, acts.map(entryOf))

/** Does something and puts it on record in one statement, for acts of which there are very many
 * (decision 0078): an entry for each row that `doing` writes and answers, by its `id`. Answers those
 * rows. */
export const recordDoing = <Row extends { id: string }>(
  ctx: Context<AuditTables>,
  acts: readonly Act[],
  doing: Parameters<typeof saveEntriesOf<Row>>[2],
): Promise<Row[]> => saveEntriesOf(ctx, acts.map(entryOf), doing)

function entryOf({ act, subject, before, after }: Act) {
  const salt = randomBytes(16).toString('base64url')
  const contentHash = createHash('sha256')
    .update(sealedText(salt, before, after))
    .digest('hex')
  return { act, subject, before: before ?? null, after: after ?? null, salt, contentHash }
}
