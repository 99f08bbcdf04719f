import { createHash } from 'node:crypto'
import type { Given, Taken } from '../../kernel/contract.ts'
import type { TypedRow } from '../../kernel/importer.ts'
import { heed, Refused, refusal, whyStale } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { Examined, Importer, Typing } from '../../platform/importer.ts'
import { readTyped } from '../../platform/sheets/typed.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { checkTable } from './check.actions.ts'
import type { importContract, Judgement } from './import.contract.ts'
import type { ImportsTables } from './imports.tables.ts'
import { optionsProblem, readOptions } from './option.rules.ts'
import { lockKind, markRun, type StoredRun, saveRun } from './run.store.ts'
import { judgementOf, takenRows, typedName, typedProblem, whyNotSave } from './typed.rules.ts'

type OwnTables = ImportsTables & AuditTables
type Ctx = Context<OwnTables>
type Contract = typeof importContract
type Typed = Taken<Contract['judgeRows']>

/** An importer whose rows are typed on screen too. */
export type TypedImporter = Importer<OwnTables> & { typing: Typing<OwnTables> }

const versionOf = (rows: readonly TypedRow[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22)

/** What is on record of a thing, as rows of its file, with the version by which a save sees that
 * somebody else was faster. */
export async function readRows(
  ctx: Ctx,
  { typing }: TypedImporter,
  { about, whole = false, options }: Taken<Contract['readRows']>,
): Promise<Given<Contract['readRows']>> {
  const rows = await typing.rowsOf(ctx, { id: about, whole, options: readOptions(options) })
  if (rows.length === 0)
    throw new Refused(
      refusal(
        'imports/nothing-on-record',
        404,
        'Yang hendak diubah tidak tercatat pada tanggal ini. Kembali, lalu pilih lagi dari daftarnya.',
      ),
    )
  return { version: versionOf(rows), rows: rows.map(withoutEmpty) }
}

const withoutEmpty = (row: TypedRow): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, cell]) => (cell === null ? [] : [[key, cell]])),
  )

/** What a column may name, for whoever types a few letters. */
export async function suggestWords(
  ctx: Ctx,
  { typing }: TypedImporter,
  { column, words, options }: Taken<Contract['suggestWords']>,
): Promise<Given<Contract['suggestWords']>> {
  const asked = { column, words: words.trim(), options: readOptions(options) }
  return { items: typing.suggests.includes(column) ? await typing.suggest(ctx, asked) : [] }
}

type Opened = { version: string | null; rows: readonly TypedRow[] }

async function openedRows(ctx: Ctx, { typing }: TypedImporter, typed: Typed): Promise<Opened> {
  const { about, whole, options } = typed
  if (about === null) return { version: null, rows: [] }
  const rows = await typing.rowsOf(ctx, { id: about, whole, options })
  return { version: versionOf(rows), rows }
}

type Judged = { run: StoredRun; bytes: Uint8Array; write: Examined['write']; judgement: Judgement }

/** Typed rows judged by their importer like those of a file; a row that was added as new may not
 * change something else. */
async function judged(
  ctx: Ctx,
  importer: TypedImporter,
  { columns, rows: cells, options }: Typed,
  opened: Opened,
): Promise<Judged> {
  heed(optionsProblem(importer.options, options))
  const { wish } = importer.sheet
  const known = columns.filter((key) => wish.columns.some((column) => column.key === key))
  const read =
    known.length === columns.length && cells.every(({ length }) => length === columns.length)
      ? await readTyped({ columns, rows: cells }, wish)
      : null
  if (!read)
    throw new Refused(
      refusal(
        'imports/rows-unreadable',
        422,
        'Isian ini belum dapat dibaca. Isi sedikitnya satu baris.',
      ),
    )
  const { run, write } = await checkTable(ctx, importer, {
    file: { name: typedName, bytes: read.bytes },
    ...{ read: read.table, wish, options, mapped: null },
  })
  const [code] = wish.columns
  const rows = cells.map((row) =>
    Object.fromEntries(columns.map((key, at) => [key, row[at] || null])),
  )
  const key = (row: TypedRow): string | null => row[code?.key ?? ''] ?? null
  const before = new Set(opened.rows.map(key))
  const names = await importer.typing.changedBy(ctx, rows, options)
  const taken = takenRows(names, (at) => before.has(key(rows[at] ?? {})), code?.key ?? '')
  const problems = [...run.problems.map(typedProblem(wish)), ...taken]
  return { run, bytes: read.bytes, write, judgement: judgementOf(run, problems) }
}

/** What typed rows would change, and what is wrong with them; nothing is kept. */
export async function judgeRows(
  ctx: Ctx,
  importer: TypedImporter,
  typed: Typed,
): Promise<Judgement> {
  return (await judged(ctx, importer, typed, await openedRows(ctx, importer, typed))).judgement
}

/** Saves typed rows at once, as one run like that of a file: on record, and taken back in the same
 * way. Whoever was overtaken is told, and nothing is written. */
export async function saveRows(
  ctx: Ctx,
  importer: TypedImporter,
  typed: Typed,
): Promise<StoredRun> {
  await lockKind(ctx, importer.kind)
  await importer.hold?.(ctx)
  const opened = await openedRows(ctx, importer, typed)
  if (opened.version !== null) heed(whyStale(ctx.ifMatch ?? '', opened.version))
  const { run, bytes, write, judgement } = await judged(ctx, importer, typed, opened)
  heed(whyNotSave(judgement))
  await saveRun(ctx, run, bytes)
  await write(run.id)
  await markRun(ctx, run.id, 'committedAt')
  await record(ctx, {
    act: 'import.committed',
    subject: run.id,
    after: { kind: run.kind, sha256: run.sha256, counts: run.summary.counts },
  })
  return { ...run, committedAt: ctx.now }
}
