import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { AuditTables } from './audit.tables.ts'

type NewEntry = {
  act: string
  subject: string | null
  before: unknown
  after: unknown
  salt: string
  contentHash: string
}

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value)

export async function saveEntries(
  ctx: Context<AuditTables>,
  entries: readonly NewEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const { db, tenantId, actor, now, requestId } = ctx
  const actingAs = json(
    actor.actingAs && {
      kind: actor.actingAs.kind,
      id: actor.actingAs.id,
      title: actor.actingAs.title,
    },
  )
  const rows = entries.map((entry) => ({ ...entry, id: ctx.newId() }))
  await db
    .with('entry', (within) =>
      within.insertInto('audit.entries').values(
        rows.map(({ before, after, ...entry }) => ({
          ...entry,
          tenantId,
          at: now,
          actorKind: actor.kind,
          accountId: actor.accountId,
          personId: actor.personId,
          actingAs,
          requestId,
        })),
      ),
    )
    .insertInto('audit.contents')
    .values(
      rows.map(({ id, before, after }) => ({
        tenantId,
        entryId: id,
        before: json(before),
        after: json(after),
      })),
    )
    .execute()
}

/** Writes in one statement what `doing` writes and the entry of each row it answers: those whose
 * subject is the `id` of the row. What it did not write leaves no entry. */
export async function saveEntriesOf<Row extends { id: string }>(
  ctx: Context<AuditTables>,
  entries: readonly NewEntry[],
  doing: RawBuilder<Row>,
): Promise<Row[]> {
  const { actor, now, requestId, tenantId } = ctx
  const told = entries.map(({ act, subject, before, after, salt, contentHash }) => ({
    ...{ id: ctx.newId(), act, subject, salt, before, after, content_hash: contentHash },
  }))
  const { actingAs } = actor
  const acting = json(actingAs && { kind: actingAs.kind, id: actingAs.id, title: actingAs.title })
  const { rows } = await sql<Row>`
    with done as (${doing}), told as (
      select t.* from json_to_recordset(${JSON.stringify(told)}::json) as t (id uuid, act text,
        subject uuid, salt text, content_hash text, before jsonb, after jsonb)
      join done on done.id = t.subject
    ), entry as (
      insert into audit.entries (tenant_id, id, at, actor_kind, account_id, person_id, acting_as,
        act, subject, request_id, salt, content_hash)
      select ${tenantId}::int, id, ${now}::timestamptz, ${actor.kind}, ${actor.accountId}::uuid,
        ${actor.personId}::uuid, ${acting}::jsonb, act, subject, ${requestId}, salt, content_hash
      from told
    ), content as (
      insert into audit.contents (tenant_id, entry_id, before, after)
      select ${tenantId}::int, id, before, after from told
    )
    select * from done`.execute(ctx.db)
  return rows
}

/** Which people did what is on record about some subjects, in the order in which they did. */
export async function doersOf(
  { db, tenantId }: Context<AuditTables>,
  subjects: readonly string[],
): Promise<{ subject: string; at: Instant; personId: string }[]> {
  if (subjects.length === 0) return []
  const rows = await db
    .selectFrom('audit.entries')
    .select(['subject', 'at', 'personId'])
    .where('tenantId', '=', tenantId)
    .where('subject', 'in', [...new Set(subjects)])
    .where('personId', 'is not', null)
    .orderBy('id')
    .$narrowType<{ subject: string; personId: string }>()
    .execute()
  return rows
}
