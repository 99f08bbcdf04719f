import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import { insertRows } from '../../platform/database/insert-rows.ts'
import type { ImportsTables } from './imports.tables.ts'

type Ctx = Context<ImportsTables>

/** One heading as compared (`normalised`) and the column it stands for. */
export type ColumnName = { heading: string; field: string }

/** Which headings this region has used for a kind of file, in the order they were said. */
export function loadColumnNames({ db, tenantId }: Ctx, kind: string): Promise<ColumnName[]> {
  return db
    .selectFrom('imports.columnNames')
    .select(['heading', 'field'])
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where('recordedUntil', 'is', null)
    .orderBy('recordedAt')
    .execute()
}

/** Remembers headings from now on; what one stood for before is closed. Two people who say it at
 * once wait for each other. */
export async function rememberColumnNames(
  ctx: Ctx,
  kind: string,
  names: readonly ColumnName[],
): Promise<void> {
  const { db, tenantId, now } = ctx
  await sql`select pg_advisory_xact_lock(${tenantId}::int,
    hashtext(${`imports.column_names ${kind}`}))`.execute(db)
  await db
    .updateTable('imports.columnNames')
    .set({ recordedUntil: now })
    .where('tenantId', '=', tenantId)
    .where('kind', '=', kind)
    .where(
      'heading',
      'in',
      names.map(({ heading }) => heading),
    )
    .where('recordedUntil', 'is', null)
    .execute()
  const rows = names.map((name) => ({
    tenantId,
    id: ctx.newId(),
    kind,
    ...name,
    recordedAt: now,
    recordedUntil: null,
  }))
  await insertRows(db, 'imports.columnNames', rows)
}
