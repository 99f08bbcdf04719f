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
