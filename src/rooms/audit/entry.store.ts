import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'

type NewEntry = { act: string; subject: string | null; before: unknown; after: unknown; salt: string; contentHash: string }

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

export async function saveEntry(ctx: Context<AuditTables>, entry: NewEntry): Promise<void> {
  const { db, tenantId, actor, now, requestId } = ctx
  const id = ctx.newId()
  await db
    .insertInto('audit.entries')
    .values({
      tenant_id: tenantId,
      id,
      at: now,
      actor_kind: actor.kind,
      account_id: actor.accountId,
      person_id: actor.personId,
      acting_as: json(actor.actingAs && { kind: actor.actingAs.kind, id: actor.actingAs.id, title: actor.actingAs.title }),
      act: entry.act,
      subject: entry.subject,
      request_id: requestId,
      salt: entry.salt,
      content_hash: entry.contentHash,
    })
    .execute()
  await db
    .insertInto('audit.contents')
    .values({ tenant_id: tenantId, entry_id: id, before: json(entry.before), after: json(entry.after) })
    .execute()
}
