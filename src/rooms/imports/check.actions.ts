import { createHash } from 'node:crypto'
import type { Upload } from '../../kernel/contract.ts'
import type { FileProblem, SheetTable, SheetWish } from '../../kernel/importer.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { Examined, Importer } from '../../platform/importer.ts'
import { readSheet } from '../../platform/sheets/read-sheet.ts'
import type { AuditTables } from '../audit/index.ts'
import type { ImportsTables } from './imports.tables.ts'
import { inOurWords, mappingNotices, nearColumns, wishFor } from './mapping.actions.ts'
import { countProblems, shownProblems } from './run.rules.ts'
import type { StoredRun } from './run.store.ts'

type OwnTables = ImportsTables & AuditTables
type Ctx = Context<OwnTables>

/** The refusal of a file that cannot be read at all. */
export const notRead = ({ code, detail }: FileProblem): Refused =>
  new Refused(refusal(`imports/${code}`, 422, detail, { errors: [{ pointer: '/file', detail }] }))

/** What a file would change and every problem in it, by row, as it is kept; `write` does it. */
export async function checkFile(
  ctx: Ctx,
  importer: Importer<OwnTables>,
  file: Upload,
  { options, mapped }: Pick<StoredRun, 'options' | 'mapped'>,
): Promise<{ run: StoredRun; write: Examined['write'] }> {
  const wish = await wishFor(ctx, importer, mapped)
  const read = await readSheet(file, wish)
  if (read.problem) throw notRead(read.problem)
  return checkTable(ctx, importer, { file, read, wish, options, mapped })
}

/** A table as read, and the file it came from. */
type Read = Pick<StoredRun, 'options' | 'mapped'> & {
  file: Pick<Upload, 'name' | 'bytes'>
  read: SheetTable
  wish: SheetWish
}

/** The same of a table that was read already. */
export async function checkTable(
  ctx: Ctx,
  importer: Importer<OwnTables>,
  { file, read, wish, options, mapped }: Read,
): Promise<{ run: StoredRun; write: Examined['write'] }> {
  const examined = await importer.examine(ctx, read, options)
  const own = [...nearColumns(importer.kind, wish, read), ...read.problems, ...examined.problems]
  const problems = own.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).map(inOurWords(wish))
  const asPaired = mappingNotices(importer.sheet.wish, read.columns)
  const run: StoredRun = {
    id: ctx.newId(),
    kind: importer.kind,
    fileName: file.name.slice(0, 200),
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    options,
    ...countProblems(problems),
    problems: problems.slice(0, shownProblems),
    problemsLeftOut: read.problemsLeftOut + Math.max(0, problems.length - shownProblems),
    notices: [...asPaired, ...read.notices.map(({ detail }) => detail)],
    summary: examined.summary,
    mapped: asPaired.length > 0 ? read.columns : mapped,
    checkedAt: ctx.now,
    committedAt: null,
    undoneAt: null,
  }
  return { run, write: examined.write }
}
