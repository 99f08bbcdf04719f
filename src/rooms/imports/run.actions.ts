import type { FileAnswer, Given, Taken } from '../../kernel/contract.ts'
import { type Choice, printProblem } from '../../kernel/importer.ts'
import { windowOf } from '../../kernel/paging.ts'
import { whyNotProved } from '../../kernel/proof.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Actions, Context } from '../../platform/context.ts'
import type { Importer } from '../../platform/importer.ts'
import { readHeads } from '../../platform/sheets/read-sheet.ts'
import { writeSheet } from '../../platform/sheets/writing/write-sheet.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { checkFile, notRead } from './check.actions.ts'
import type { FileHeadings, ImportKind, ImportRun, importContract } from './import.contract.ts'
import type { ImportsTables } from './imports.tables.ts'
import { mappingOf, rememberMapping, wishFor } from './mapping.actions.ts'
import { optionsProblem, readOptions } from './option.rules.ts'
import { stateOf, whyNotCommit, whyNotImport, whyNotUndo } from './run.rules.ts'
import {
  findBytes,
  findRun,
  loadRuns,
  lockRun,
  markRun,
  type StoredRun,
  saveRun,
  updateRun,
} from './run.store.ts'
import { judgeRows, readRows, saveRows, suggestWords, type TypedImporter } from './typed.actions.ts'

type OwnTables = ImportsTables & AuditTables
type Ctx = Context<OwnTables>
type AnyImporter = Importer<OwnTables>
type Contract = typeof importContract

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const noSuchRun = refusal('imports/no-such-run', 404, 'Impor ini tidak ditemukan.')

/** The acts of this room over the importers that the rooms offer. */
export const importActs = (importers: readonly AnyImporter[]): Actions<Contract, OwnTables> => ({
  listImportKinds: async (ctx) => ({ items: importers.map((each) => kindFor(ctx, each)) }),
  downloadTemplate: (_, { kind }) => template(importerOf(importers, kind)),
  readHeadings: (ctx, input) => readHeadings(ctx, importerFor(ctx, importers, input.kind), input),
  checkImport: (ctx, input) => checkImport(ctx, importerFor(ctx, importers, input.kind), input),
  readRows: (ctx, input) => readRows(ctx, typingOf(ctx, importers, input.kind), input),
  suggestWords: (ctx, input) => suggestWords(ctx, typingOf(ctx, importers, input.kind), input),
  judgeRows: (ctx, input) => judgeRows(ctx, typingOf(ctx, importers, input.kind), input),
  saveRows: async (ctx, input) => {
    const importer = typingOf(ctx, importers, input.kind)
    return shown({ run: await saveRows(ctx, importer, input), importer })
  },
  listImports: (ctx, page) => listImports(ctx, importers, page),
  readImport: async (ctx, { runId }) => shown(await foundRun(ctx, importers, runId)),
  async commitImport(ctx, { runId }) {
    await lockRun(ctx, runId)
    return commitImport(ctx, await foundRun(ctx, importers, runId))
  },
  async undoImport(ctx, { runId }) {
    await lockRun(ctx, runId)
    return undoImport(ctx, await foundRun(ctx, importers, runId))
  },
})

function importerOf(importers: readonly AnyImporter[], kind: string): AnyImporter {
  const found = importers.find((importer) => importer.kind === kind)
  if (!found)
    throw new Refused(refusal('imports/no-such-kind', 404, 'Jenis impor ini tidak dikenal.'))
  return found
}

const whyNotUse = ({ actor }: Ctx, { right, title }: AnyImporter) =>
  whyNotImport(actor, right, title)
const whyNotType = ({ actor }: Ctx, { right, title, typing }: AnyImporter) =>
  whyNotImport(actor, right, title, typing?.withinOffice)

/** The importer of a kind; refuses a person who may not use it. */
function importerFor(ctx: Ctx, importers: readonly AnyImporter[], kind: string): AnyImporter {
  const importer = importerOf(importers, kind)
  heed(whyNotUse(ctx, importer))
  return importer
}

/** The importer of a kind whose rows are typed on screen. */
function typingOf(ctx: Ctx, importers: readonly AnyImporter[], kind: string): TypedImporter {
  const { typing, ...importer } = importerOf(importers, kind)
  heed(whyNotType(ctx, { ...importer, ...(typing && { typing }) }))
  if (!typing)
    throw new Refused(
      refusal('imports/not-typed', 404, 'Isi jenis ini tidak diketik di layar. Unggah berkasnya.', {
        mend: { href: `/impor?jenis=${kind}`, label: 'Ke halaman impor' },
      }),
    )
  return { ...importer, typing }
}

/** A file once checked, with what reads it. */
type Found = { run: StoredRun; importer: AnyImporter }

async function foundRun(
  ctx: Ctx,
  importers: readonly AnyImporter[],
  runId: string,
): Promise<Found> {
  const run = await findRun(ctx, runId)
  if (!run) throw new Refused(noSuchRun)
  return { run, importer: importerFor(ctx, importers, run.kind) }
}

function shown({ run: { sha256: _, mapped: __, ...run }, importer: { title } }: Found): ImportRun {
  return { ...run, title, state: stateOf(run) }
}

/** A choice as people write it. */
const firstWord = (choice: string | Choice): string =>
  typeof choice === 'string' ? choice : (choice.words?.[0] ?? choice.value)

const kindFor = (ctx: Ctx, importer: AnyImporter): ImportKind => ({
  kind: importer.kind,
  title: importer.title,
  sentence: importer.sentence,
  allowed: whyNotUse(ctx, importer) === null,
  typed: importer.typing !== undefined && whyNotType(ctx, importer) === null,
  columns: importer.sheet.wish.columns.map(
    ({ key, heading, required = false, filled = false, kind, choices }) => ({
      ...{ key, heading, required, filled, kind },
      suggests: importer.typing?.suggests.includes(key) ?? false,
      ...(choices ? { choices: choices.map(firstWord) } : {}),
    }),
  ),
  options: importer.options.map(({ choices, ...option }) => ({
    ...option,
    ...(choices ? { choices: [...choices] } : {}),
  })),
})

async function template({ kind, sheet: { wish, example } }: AnyImporter): Promise<FileAnswer> {
  const columns = wish.columns.map(({ heading, kind }) => ({ heading, kind }))
  const bytes = await writeSheet({
    sheets: [{ name: wish.sheet ?? 'Data', columns, rows: example, blankRows: 200 }],
  })
  return { name: `contoh-${kind}.xlsx`, type: xlsx, bytes }
}

async function readHeadings(
  ctx: Ctx,
  importer: AnyImporter,
  { file }: Taken<Contract['readHeadings']>,
): Promise<FileHeadings> {
  const read = await readHeads(file, await wishFor(ctx, importer, null))
  if (read.problem) throw notRead(read.problem)
  const { sheet, headerRow, heads, hints } = read
  return { sheet, headerRow, heads, hints }
}

async function checkImport(
  ctx: Ctx,
  importer: AnyImporter,
  { file, columns, options: text }: Taken<Contract['checkImport']>,
): Promise<ImportRun> {
  const options = readOptions(text)
  heed(optionsProblem(importer.options, options))
  const mapped = mappingOf(importer, columns)
  const { run } = await checkFile(ctx, importer, file, { options, mapped })
  if (mapped) await rememberMapping(ctx, importer, mapped)
  await saveRun(ctx, run, file.bytes)
  await record(ctx, {
    act: 'import.checked',
    subject: run.id,
    after: { kind: run.kind, fileName: run.fileName, sha256: run.sha256, errors: run.errors },
  })
  return shown({ run, importer })
}

async function listImports(
  ctx: Ctx,
  importers: readonly AnyImporter[],
  { sort, ...page }: Taken<Contract['listImports']>,
): Promise<Given<Contract['listImports']>> {
  const { start, limit, cut } = windowOf(page)
  const kinds = importers.filter((each) => !whyNotUse(ctx, each)).map(({ kind }) => kind)
  const { items, next } = cut(await loadRuns(ctx, { kinds, limit: limit + 1, start, sort }))
  const list = items.map((run) => shown({ run, importer: importerOf(importers, run.kind) }))
  return { items: list, next }
}

async function commitImport(ctx: Ctx, { run: checked, importer }: Found): Promise<ImportRun> {
  heed(whyNotCommit(shown({ run: checked, importer })))
  if (importer.proves) heed(whyNotProved(ctx.actor))
  await importer.hold?.(ctx)
  const { id, fileName: name, checkedAt } = checked
  const bytes = await findBytes(ctx, id)
  if (!bytes) throw new Refused(noSuchRun)
  const { run: anew, write } = await checkFile(ctx, importer, { name, type: '', bytes }, checked)
  const run = { ...anew, id, checkedAt }
  const worst = run.problems.find(({ severity }) => severity === 'error')
  if (worst)
    throw new Refused(
      refusal(
        'imports/changed-since',
        409,
        `Keadaan berubah sejak berkas diperiksa: ${printProblem(worst)} Belum ada yang ditulis.`,
      ),
    )
  await write(id)
  await updateRun(ctx, run)
  await markRun(ctx, id, 'committedAt')
  await record(ctx, {
    act: 'import.committed',
    subject: id,
    after: { kind: run.kind, sha256: run.sha256, counts: run.summary.counts },
  })
  await tellDone(ctx, run)
  return shown({ run: { ...run, committedAt: ctx.now }, importer })
}

/** A large file takes a while; who went on meanwhile learns on the bell that it is done. */
async function tellDone(ctx: Ctx, { id, fileName }: StoredRun): Promise<void> {
  const { personId } = ctx.actor
  const done = { kind: 'imports/done', title: `Impor «${fileName}» selesai.`, link: `/impor/${id}` }
  if (personId !== null) await ctx.notices.tell([{ personId, ...done }])
}

async function undoImport(ctx: Ctx, { run, importer }: Found): Promise<ImportRun> {
  heed(whyNotUndo(shown({ run, importer })))
  await importer.hold?.(ctx)
  heed(await importer.undo(ctx, run.id))
  await markRun(ctx, run.id, 'undoneAt')
  await record(ctx, {
    act: 'import.undone',
    subject: run.id,
    before: { counts: run.summary.counts },
  })
  return shown({ run: { ...run, undoneAt: ctx.now }, importer })
}
