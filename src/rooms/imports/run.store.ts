import { sql } from 'kysely'
import type { Taken } from '../../kernel/contract.ts'
import type { MappedColumn, Problem } from '../../kernel/importer.ts'
import type { Context } from '../../platform/context.ts'
import { orderBy } from '../../platform/database/sorting.ts'
import type { ImportRun, importContract } from './import.contract.ts'
import type { ImportsTables } from './imports.tables.ts'

type Ctx = Context<ImportsTables>

/** A run as stored; its state follows from its dates and problems. */
export type StoredRun = Omit<ImportRun, 'state' | 'title'> & {
  sha256: string
  mapped: MappedColumn[] | null
}
type Found = {
  problems: Problem[]
  problemsLeftOut: number
  errors: number
  warnings: number
  notices: string[]
}

export async function saveRun(ctx: Ctx, run: StoredRun, bytes: Uint8Array): Promise<void> {
  await ctx.db
    .insertInto('imports.runs')
    .values({
      tenantId: ctx.tenantId,
      id: run.id,
      kind: run.kind,
      fileName: run.fileName,
      fileSha256: run.sha256,
      ...foundOf(run),
      mapped: run.mapped && JSON.stringify(run.mapped),
      checkedAt: run.checkedAt,
      checkedBy: ctx.actor.personId,
      committedAt: null,
      undoneAt: null,
    })
    .execute()
  await ctx.db
    .insertInto('imports.files')
    .values({ tenantId: ctx.tenantId, runId: run.id, bytes: Buffer.from(bytes) })
    .execute()
}

const foundOf = ({
  options,
  summary,
  problems,
  problemsLeftOut,
  errors,
  warnings,
  notices,
}: StoredRun): { options: string; summary: string; problems: string } => ({
  options: JSON.stringify(options),
  summary: JSON.stringify(summary),
  problems: JSON.stringify({
    problems,
    problemsLeftOut,
    errors,
    warnings,
    notices,
  } satisfies Found),
})

/** What a second look found, just before the commit. */
export async function updateRun(ctx: Ctx, run: StoredRun): Promise<void> {
  await ctx.db
    .updateTable('imports.runs')
    .set(foundOf(run))
    .where('tenantId', '=', ctx.tenantId)
    .where('id', '=', run.id)
    .execute()
}

type Sort = Taken<(typeof importContract)['listImports']>['sort']

const columns = {
  file: sql`lower(file_name)`,
  content: sql`lower(summary ->> 'sentence')`,
  checkedAt: sql`checked_at`,
  // As `stateOf` says, in the order of the words the page has for them.
  state: sql`case when undone_at is not null then 0 when committed_at is not null then 2
    when (problems ->> 'errors')::int > 0 then 1 else 3 end`,
}

/** A window of the runs of some kinds, the newest first unless another order is asked for. */
export async function loadRuns(
  { db, tenantId }: Ctx,
  asked: { kinds: readonly string[]; limit: number; start: number; sort: Sort },
): Promise<StoredRun[]> {
  if (asked.kinds.length === 0) return []
  const rows = await db
    .selectFrom('imports.runs')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('kind', 'in', asked.kinds)
    .orderBy(orderBy(asked.sort, columns, sql`checked_at desc, id desc`))
    .limit(asked.limit)
    .offset(asked.start)
    .execute()
  return rows.map(runOf)
}

export async function findRun({ db, tenantId }: Ctx, id: string): Promise<StoredRun | undefined> {
  const row = await db
    .selectFrom('imports.runs')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && runOf(row)
}

/** Taken before committing or undoing: two presses of the button wait for each other. */
export async function lockRun({ db, tenantId }: Ctx, id: string): Promise<void> {
  await db
    .selectFrom('imports.runs')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
}

/** Taken before typed rows are held against what is on record: of two who save, one is told. */
export async function lockKind({ db, tenantId }: Ctx, kind: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`imports.runs ${kind}`}))`.execute(
    db,
  )
}

export async function findBytes(
  { db, tenantId }: Ctx,
  runId: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('imports.files')
    .select('bytes')
    .where('tenantId', '=', tenantId)
    .where('runId', '=', runId)
    .executeTakeFirst()
  return row?.bytes
}

export async function markRun(
  { db, tenantId, now }: Ctx,
  id: string,
  what: 'committedAt' | 'undoneAt',
): Promise<void> {
  await db
    .updateTable('imports.runs')
    .set({ [what]: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

type Row = {
  id: string
  kind: string
  fileName: string
  fileSha256: string
  options: unknown
  problems: unknown
  summary: unknown
  mapped: unknown
  checkedAt: string
  committedAt: string | null
  undoneAt: string | null
}

function runOf(row: Row): StoredRun {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    sha256: row.fileSha256,
    options: row.options as Record<string, string>,
    summary: row.summary as ImportRun['summary'],
    ...(row.problems as Found),
    mapped: row.mapped as MappedColumn[] | null,
    checkedAt: row.checkedAt,
    committedAt: row.committedAt,
    undoneAt: row.undoneAt,
  }
}
