import { createHash } from 'node:crypto'
import type { FileAnswer, Given, Taken, Upload } from '../../kernel/contract.ts'
import { type FileProblem, type MappedColumn, printProblem } from '../../kernel/importer.ts'
import { windowOf } from '../../kernel/paging.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Actions, Context } from '../../platform/context.ts'
import type { Examined, Importer } from '../../platform/importer.ts'
import { readHeads, readSheet } from '../../platform/sheets/read-sheet.ts'
import { writeSheet } from '../../platform/sheets/write-sheet.ts'
import { type AuditTables, record } from '../audit/index.ts'
import type { FileHeadings, ImportRun, importContract } from './import.contract.ts'
import type { ImportsTables } from './imports.tables.ts'
import {
  inOurWords,
  mappingNotices,
  nearColumns,
  readMapping,
  rememberMapping,
  wishFor,
} from './mapping.actions.ts'
import { whyNotMapped } from './mapping.rules.ts'
import { optionsProblem, readOptions } from './option.rules.ts'
import {
  countProblems,
  shownProblems,
  stateOf,
  whyNotCommit,
  whyNotImport,
  whyNotUndo,
} from './run.rules.ts'
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

type OwnTables = ImportsTables & AuditTables
type Ctx = Context<OwnTables>
type AnyImporter = Importer<OwnTables>
type Contract = typeof importContract

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const noSuchKind = refusal('imports/no-such-kind', 404, 'Jenis impor ini tidak dikenal.')
const noSuchRun = refusal('imports/no-such-run', 404, 'Impor ini tidak ditemukan.')

/** The acts of this room over the importers that the rooms offer. */
export function importActs(importers: readonly AnyImporter[]): Actions<Contract, OwnTables> {
  const importerOf = (kind: string): AnyImporter => {
    const found = importers.find((importer) => importer.kind === kind)
    if (!found) throw new Refused(noSuchKind)
    return found
  }
  const shown = ({ sha256: _, mapped: __, ...run }: StoredRun): ImportRun => ({
    ...run,
    title: importerOf(run.kind).title,
    state: stateOf(run),
  })

  async function look(
    ctx: Ctx,
    importer: AnyImporter,
    file: Upload,
    { options, mapped }: Said,
  ): Promise<Seen> {
    const wish = await wishFor(ctx, importer, mapped)
    const read = await readSheet(file, wish)
    if (read.problem) throw notRead(read.problem)
    const examined = await importer.examine(ctx, read, options)
    const told = mappingNotices(importer.sheet.wish, read.columns)
    const problems = [
      ...nearColumns(importer.kind, wish, read),
      ...read.problems,
      ...examined.problems,
    ].toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
    return {
      examined: { ...examined, problems: problems.map(inOurWords(wish)) },
      left: read.problemsLeftOut,
      notices: [...told, ...read.notices.map(({ detail }) => detail)],
      mapped: told.length > 0 ? read.columns : mapped,
    }
  }

  function runOf(
    ctx: Ctx,
    importer: AnyImporter,
    file: Upload,
    options: Record<string, string>,
    seen: Seen,
  ): StoredRun {
    const { problems, summary } = seen.examined
    return {
      id: ctx.newId(),
      kind: importer.kind,
      fileName: file.name.slice(0, 200),
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
      options,
      ...countProblems(problems),
      problems: problems.slice(0, shownProblems),
      problemsLeftOut: seen.left + Math.max(0, problems.length - shownProblems),
      notices: seen.notices,
      summary,
      mapped: seen.mapped,
      checkedAt: ctx.now,
      committedAt: null,
      undoneAt: null,
    }
  }

  return {
    async listImportKinds(ctx: Ctx): Promise<Given<Contract['listImportKinds']>> {
      const items = importers.map((importer) => ({
        kind: importer.kind,
        title: importer.title,
        sentence: importer.sentence,
        allowed: whyNotImport(ctx.actor, importer.right, importer.title) === null,
        columns: importer.sheet.wish.columns.map(({ key, heading, required = false, kind }) => ({
          key,
          heading,
          required,
          kind,
        })),
        options: importer.options.map(({ choices, ...option }) => ({
          ...option,
          ...(choices ? { choices: [...choices] } : {}),
        })),
      }))
      return { items }
    },

    async downloadTemplate(
      _: Ctx,
      { kind }: Taken<Contract['downloadTemplate']>,
    ): Promise<FileAnswer> {
      const importer = importerOf(kind)
      const columns = importer.sheet.wish.columns.map(({ heading, kind }) => ({ heading, kind }))
      const rows = importer.sheet.example
      const bytes = await writeSheet({
        sheets: [{ name: importer.sheet.wish.sheet ?? 'Data', columns, rows, blankRows: 200 }],
      })
      return { name: `contoh-${kind}.xlsx`, type: xlsx, bytes }
    },

    async readHeadings(
      ctx: Ctx,
      { kind, file }: Taken<Contract['readHeadings']>,
    ): Promise<FileHeadings> {
      const importer = importerOf(kind)
      heed(whyNotImport(ctx.actor, importer.right, importer.title))
      const read = await readHeads(file, await wishFor(ctx, importer, null))
      if (read.problem) throw notRead(read.problem)
      const { sheet, headerRow, heads, hints } = read
      return { sheet, headerRow, heads, hints }
    },

    async checkImport(ctx: Ctx, input: Taken<Contract['checkImport']>): Promise<ImportRun> {
      const importer = importerOf(input.kind)
      heed(whyNotImport(ctx.actor, importer.right, importer.title))
      const options = readOptions(input.options)
      heed(optionsProblem(importer.options, options))
      const mapped = mappingOf(importer, input.columns)
      const seen = await look(ctx, importer, input.file, { options, mapped })
      const run = runOf(ctx, importer, input.file, options, seen)
      if (mapped) await rememberMapping(ctx, importer, mapped)
      await saveRun(ctx, run, input.file.bytes)
      await record(ctx, {
        act: 'import.checked',
        subject: run.id,
        after: { kind: run.kind, fileName: run.fileName, sha256: run.sha256, errors: run.errors },
      })
      return shown(run)
    },

    async listImports(
      ctx: Ctx,
      { sort, ...page }: Taken<Contract['listImports']>,
    ): Promise<Given<Contract['listImports']>> {
      const { start, limit, cut } = windowOf(page)
      const mine = importers.filter(
        ({ right, title }) => whyNotImport(ctx.actor, right, title) === null,
      )
      const runs = await loadRuns(ctx, {
        kinds: mine.map(({ kind }) => kind),
        limit: limit + 1,
        start,
        sort,
      })
      const { items, next } = cut(runs)
      return { items: items.map(shown), next }
    },

    async readImport(ctx: Ctx, { runId }: Taken<Contract['readImport']>): Promise<ImportRun> {
      const run = await foundRun(ctx, runId)
      const importer = importerOf(run.kind)
      heed(whyNotImport(ctx.actor, importer.right, importer.title))
      return shown(run)
    },

    async commitImport(ctx: Ctx, { runId }: Taken<Contract['commitImport']>): Promise<ImportRun> {
      await lockRun(ctx, runId)
      const checked = await foundRun(ctx, runId)
      const importer = importerOf(checked.kind)
      heed(whyNotImport(ctx.actor, importer.right, importer.title))
      heed(whyNotCommit(shown(checked)))
      const bytes = await findBytes(ctx, runId)
      if (!bytes) throw new Refused(noSuchRun)
      const file = { name: checked.fileName, type: '', bytes }
      const seen = await look(ctx, importer, file, checked)
      const run = {
        ...runOf(ctx, importer, file, checked.options, seen),
        id: runId,
        checkedAt: checked.checkedAt,
      }
      const [worst] = run.problems.filter(({ severity }) => severity === 'error')
      if (worst)
        throw new Refused(
          refusal(
            'imports/changed-since',
            409,
            `Keadaan berubah sejak berkas diperiksa: ${printProblem(worst)} Belum ada yang ditulis.`,
          ),
        )
      await seen.examined.write(runId)
      await updateRun(ctx, run)
      await markRun(ctx, runId, 'committedAt')
      await record(ctx, {
        act: 'import.committed',
        subject: runId,
        after: { kind: run.kind, sha256: run.sha256, counts: run.summary.counts },
      })
      return shown({ ...run, committedAt: ctx.now })
    },

    async undoImport(ctx: Ctx, { runId }: Taken<Contract['undoImport']>): Promise<ImportRun> {
      await lockRun(ctx, runId)
      const run = await foundRun(ctx, runId)
      const importer = importerOf(run.kind)
      heed(whyNotImport(ctx.actor, importer.right, importer.title))
      heed(whyNotUndo(shown(run)))
      heed(await importer.undo(ctx, runId))
      await markRun(ctx, runId, 'undoneAt')
      await record(ctx, {
        act: 'import.undone',
        subject: runId,
        before: { counts: run.summary.counts },
      })
      return shown({ ...run, undoneAt: ctx.now })
    },
  }
}

/** What a person said beside the file. */
type Said = { options: Record<string, string>; mapped: MappedColumn[] | null }
type Seen = { examined: Examined; left: number; notices: string[] } & Pick<Said, 'mapped'>

const notRead = ({ code, detail }: FileProblem): Refused =>
  new Refused(refusal(`imports/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] }))

/** The columns somebody said, or `null`; refuses what cannot be meant. */
function mappingOf(
  { sheet: { wish } }: AnyImporter,
  text: string | undefined,
): MappedColumn[] | null {
  const mapped = readMapping(text)
  if (mapped && !Array.isArray(mapped)) throw new Refused(mapped)
  heed(mapped && whyNotMapped(wish.columns, mapped))
  return mapped
}

async function foundRun(ctx: Context<ImportsTables>, runId: string): Promise<StoredRun> {
  const run = await findRun(ctx, runId)
  if (!run) throw new Refused(noSuchRun)
  return run
}
