import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'
import { saveLook } from './look.store.ts'

/** A sensitive look: what was looked at (`evidence.downloaded`), and why where a reason is asked
 * for. */
export type Look = { act: string; subject: string; reason?: string }

/** Puts a look on record. Do it in a transaction of its own and show nothing before it is committed
 * (`design.md` §2); only a person looks. */
export async function recordLook(
  ctx: Context<AuditTables>,
  { act, subject, reason }: Look,
): Promise<void> {
  const { personId } = ctx.actor
  if (personId === null) throw new Error(`a look needs a person: ${act}`)
  await saveLook(ctx, { personId, act, subject, reason: reason ?? null })
}
