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
