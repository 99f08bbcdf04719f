import * as z from 'zod/mini'
import {
  fileRoute,
  Nothing,
  pageInput,
  pageOf,
  route,
  sortInput,
  uploadRoute,
} from '../../kernel/contract.ts'
import { Id, InstantText } from '../../kernel/ids.ts'
import { Problem } from '../../kernel/importer.ts'

export const ImportKind = z.object({
  kind: z.string(),
  title: z.string(),
  sentence: z.string(),
  allowed: z.boolean(),
  /** May its rows be typed on screen, perhaps of one office only? */
  typed: z.boolean(),
  columns: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      required: z.boolean(),
      filled: z.boolean(),
      kind: z.string(),
      /** The words a choice takes, as people write them. */
      choices: z.optional(z.array(z.string())),
      /** Its words name something that can be looked for. */
      suggests: z.boolean(),
    }),
  ),
  options: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      hint: z.optional(z.string()),
      kind: z.enum(['year', 'date', 'text', 'choice']),
      choices: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
      required: z.boolean(),
    }),
  ),
})
export type ImportKind = z.infer<typeof ImportKind>

export const ImportRun = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  fileName: z.string(),
  options: z.record(z.string(), z.string()),
  /** CHECKED: nothing written yet. REFUSED: it has errors and cannot be committed. */
  state: z.enum(['CHECKED', 'REFUSED', 'COMMITTED', 'UNDONE']),
  errors: z.int(),
  warnings: z.int(),
  problems: z.array(Problem),
  problemsLeftOut: z.int(),
  notices: z.array(z.string()),
  summary: z.object({
    sentence: z.string(),
    counts: z.array(z.object({ label: z.string(), count: z.int() })),
    preview: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  }),
  checkedAt: InstantText,
  committedAt: z.nullable(InstantText),
  undoneAt: z.nullable(InstantText),
})
export type ImportRun = z.infer<typeof ImportRun>

/** One column of a file and what it holds, as somebody said: the key of one of ours, its letter,
 * its heading. */
export const MappedColumn = z.object({
  key: z.string().check(z.maxLength(40)),
  letter: z.string().check(z.maxLength(4)),
  heading: z.string().check(z.maxLength(200)),
})

/** The columns of a file, each with a few words from below its heading, and which of ours each may
 * be (`MappingHint`). */
export const FileHeadings = z.object({
  sheet: z.nullable(z.string()),
  headerRow: z.int(),
  heads: z.array(
    z.object({ letter: z.string(), heading: z.string(), samples: z.array(z.string()) }),
  ),
  hints: z.array(
    z.object({
      key: z.string(),
      letter: z.string(),
      why: z.enum(['sure', 'name', 'content']),
    }),
  ),
})
export type FileHeadings = z.infer<typeof FileHeadings>

/** What is wrong with rows as they are typed: by the number of the row, from 0, and the key of its
 * column. */
export const TypedProblem = z.object({
  row: z.nullable(z.int()),
  column: z.nullable(z.string()),
  severity: Problem.shape.severity,
  code: z.string(),
  detail: z.string(),
})
export type TypedProblem = z.infer<typeof TypedProblem>

/** What typed rows would change, and everything wrong with them. */
export const Judgement = z.object({
  errors: z.int(),
  problems: z.array(TypedProblem),
  sentence: z.string(),
  changes: ImportRun.shape.summary.shape.preview,
})
export type Judgement = z.infer<typeof Judgement>

const Kind = z.string().check(z.maxLength(40))
const Key = z.string().check(z.maxLength(40))
const typedRows = {
  kind: Kind,
  options: z.record(Key, z.string().check(z.maxLength(200))),
  /** The thing on record these rows were opened from, with what hangs below it or alone. */
  about: z.nullable(Id),
  whole: z.boolean(),
  /** The keys of the columns, in the order of the cells. */
  columns: z.array(Key).check(z.minLength(1), z.maxLength(60)),
  rows: z
    .array(z.array(z.string().check(z.maxLength(4000))).check(z.maxLength(60)))
    .check(z.minLength(1, 'Isi sedikitnya satu baris.'), z.maxLength(300)),
}
const byRun = z.object({ runId: Id })

export const importContract = {
  listImportKinds: route({
    method: 'GET',
    path: '/api/import-kinds',
    summary: 'Jenis berkas yang dapat diimpor',
    input: Nothing,
    output: z.object({ items: z.array(ImportKind) }),
  }),
  downloadTemplate: fileRoute({
    method: 'GET',
    path: '/api/import-kinds/:kind/template',
    summary: 'Unduh contoh berkas (XLSX)',
    input: z.object({ kind: Kind }),
  }),
  readHeadings: uploadRoute({
    method: 'POST',
    path: '/api/import-kinds/:kind/headings',
    summary: 'Baca judul kolom berkas, untuk dipasangkan',
    input: z.object({ kind: Kind }),
    output: FileHeadings,
  }),
  checkImport: uploadRoute({
    method: 'POST',
    path: '/api/import-kinds/:kind/runs',
    summary: 'Periksa berkas tanpa menulis apa pun',
    input: z.object({
      kind: Kind,
      options: z.optional(z.string().check(z.maxLength(2000))),
      /** A JSON list of `MappedColumn`; without it the columns are found by their headings. */
      columns: z.optional(z.string().check(z.maxLength(20_000))),
    }),
    output: ImportRun,
  }),
  readRows: route({
    method: 'GET',
    path: '/api/import-kinds/:kind/rows',
    summary: 'Yang tercatat tentang satu hal, sebagai baris berkasnya',
    input: z.object({
      kind: Kind,
      about: Id,
      whole: z.optional(z.boolean()),
      options: z.optional(z.string().check(z.maxLength(2000))),
    }),
    output: z.object({ version: z.string(), rows: z.array(z.record(z.string(), z.string())) }),
  }),
  suggestWords: route({
    method: 'GET',
    path: '/api/import-kinds/:kind/suggestions',
    summary: 'Isi yang mungkin untuk satu kolom',
    input: z.object({
      kind: Kind,
      column: Key,
      words: z.string().check(z.maxLength(100)),
      options: z.optional(z.string().check(z.maxLength(2000))),
    }),
    output: z.object({ items: z.array(z.object({ value: z.string(), label: z.string() })) }),
  }),
  judgeRows: route({
    method: 'POST',
    path: '/api/import-kinds/:kind/judgements',
    summary: 'Periksa baris yang diketik tanpa menulis apa pun',
    input: z.object(typedRows),
    output: Judgement,
    repeats: 'ignored',
  }),
  saveRows: route({
    method: 'POST',
    path: '/api/import-kinds/:kind/rows',
    summary: 'Simpan baris yang diketik, seperti impor (If-Match: versi yang dibuka)',
    input: z.object(typedRows),
    output: ImportRun,
  }),
  listImports: route({
    method: 'GET',
    path: '/api/imports',
    summary: 'Riwayat impor',
    input: z.object({ ...sortInput('file', 'content', 'checkedAt', 'state'), ...pageInput }),
    output: pageOf(ImportRun),
  }),
  readImport: route({
    method: 'GET',
    path: '/api/imports/:runId',
    summary: 'Satu impor dengan masalah dan perubahannya',
    input: byRun,
    output: ImportRun,
  }),
  commitImport: route({
    writesMany: true,
    method: 'POST',
    path: '/api/imports/:runId/commit',
    summary: 'Simpan hasil impor',
    input: byRun,
    output: ImportRun,
  }),
  undoImport: route({
    method: 'POST',
    path: '/api/imports/:runId/undo',
    summary: 'Batalkan impor',
    input: byRun,
    output: ImportRun,
    writesMany: true,
  }),
}
