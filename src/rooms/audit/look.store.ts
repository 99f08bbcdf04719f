import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'

type NewLook = { personId: string; act: string; subject: string; reason: string | null }

export async function saveLook(
  ctx: Context<AuditTables>,
  { personId, act, subject, reason }: NewLook,
): Promise<void> {
  await ctx.db
    .insertInto('audit.looks')
    .values({
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      at: ctx.now,
      personId,
      act,
      subject,
      reason,
    })
    .execute()
}

/** The looks of one person, the newest first. */
export async function looksOf(
  { db, tenantId }: Context<AuditTables>,
  personId: string,
  { start, limit }: { start: number; limit: number },
): Promise<{ id: string; at: Instant; act: string; reason: string | null }[]> {
  return db
    .selectFrom('audit.looks')
    .select(['id', 'at', 'act', 'reason'])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(start)
    .execute()
}
