import * as z from 'zod/mini'

/** What a filled cell holds after reading: whole rupiah as a number, everything else as text
 * (decimals with a point, dates `YYYY-MM-DD`). */
export type CellValue = string | number

/** How a column is read. `text`: as written; a number cell comes as an Indonesian spreadsheet shows
 * it (`1234,5`, `85%`), a date as `YYYY-MM-DD`. `code`: one line, zeros kept, what Excel turned
 * into numbers or dates refused. `number`: decimal text with a point. `rupiah`: a whole number.
 * `date`: `YYYY-MM-DD`. `nip`: 18 digits without spaces (whether they make a true NIP is the
 * importer's question). `choice`: one of its values. */
export type ColumnKind = 'text' | 'code' | 'number' | 'rupiah' | 'date' | 'nip' | 'choice'

/** One value a `choice` column takes, with the other words people write for it. */
export type Choice = { value: string; words?: readonly string[] }

/** One column an importer looks for. It is found by heading or alias, in any order; case, spaces
 * and punctuation do not count. */
export type ColumnWish = {
  key: string
  heading: string
  aliases?: readonly string[]
  /** The file is refused without this column. */
  required?: boolean
  /** Every row must fill this column; an empty cell is an error of that row. */
  filled?: boolean
  kind: ColumnKind
  choices?: readonly (string | Choice)[]
}

/** A column of one file that a person has said to hold a wanted one; it counts while its heading
 * stands there. */
export type MappedColumn = { key: string; letter: string; heading: string }

/** What an importer wants from a file. */
export type SheetWish = {
  columns: readonly ColumnWish[]
  /** Says where each wanted column is; headings and aliases then do not count, and what is not
   * named is not read. */
  mapped?: readonly MappedColumn[]
  /** Decides when several sheets of a workbook carry the wanted headings. */
  sheet?: string
  /** Rows where all these columns are empty are passed over and counted (sums, signatures, parent
   * rows of SIPD). */
  onlyRowsWith?: readonly string[]
}

/** Something wrong in the file, at a row and column as the spreadsheet program shows them; `detail`
 * is a sentence without the place. */
export const Problem = z.object({
  row: z.nullable(z.int()),
  column: z.nullable(z.string()),
  cell: z.optional(z.string()),
  found: z.optional(z.string()),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  detail: z.string(),
  suggestion: z.optional(z.string()),
  /** A page of the application that mends it, where the file itself is not to blame. */
  mend: z.optional(z.object({ href: z.string(), label: z.string() })),
})
export type Problem = z.infer<typeof Problem>

/** Something the reader did that the person should know, with how often and the first few cells. */
export const Notice = z.object({
  code: z.string(),
  detail: z.string(),
  count: z.int(),
  cells: z.array(z.string()),
})
export type Notice = z.infer<typeof Notice>

/** Why a whole file cannot be read; `cause` is for the log only. */
export type FileProblem = { code: string; detail: string; cause?: string }

/** A wanted column as it was found: its heading as printed in the file and its letter. */
export type ColumnRead = { key: string; heading: string; letter: string }

/** One row as read. `values` has every wanted key, `null` where empty; `unread` names keys whose
 * cell had an error (their value is `null` too). */
export type RowRead = { row: number; values: Record<string, CellValue | null>; unread?: string[] }

/** A row of a file by the keys of its columns, each cell as somebody would type it. */
export type TypedRow = Readonly<Record<string, string | null>>

/** A file that was read: rows in file order, problems of single cells, and what was passed over. */
export type SheetTable = {
  problem: null
  /** `TYPED`: cells somebody typed on screen, which speak of nothing but themselves: what they leave
   * out is not absent. */
  format: 'XLSX' | 'CSV' | 'TYPED'
  sheet: string | null
  headerRow: number
  columns: ColumnRead[]
  ignored: { heading: string; letter: string }[]
  rows: RowRead[]
  /** Rows passed over by `onlyRowsWith`. */
  skipped: number
  /** The first problems in file order; `problemsLeftOut` counts the rest. */
  problems: Problem[]
  problemsLeftOut: number
  notices: Notice[]
}

/** The answer of reading a file: a table, or the one reason why not. */
export type SheetRead = SheetTable | { problem: FileProblem }

/** One column of a file as a person recognises it: its heading and the first different words below
 * it. */
export type FileHead = { letter: string; heading: string; samples: string[] }

/** Which column of a file may hold a wanted one. `sure`: its heading is one of ours. `name`: its
 * heading looks like ours. `content`: only it holds what the wanted column takes. */
export type MappingHint = { key: string; letter: string; why: 'sure' | 'name' | 'content' }

/** The columns of a file, for somebody who says what each holds. */
export type SheetHeads = {
  problem: null
  sheet: string | null
  headerRow: number
  heads: FileHead[]
  hints: MappingHint[]
}

/** What a row's author may add to a problem. */
export type ProblemMore = Pick<Problem, 'found' | 'suggestion' | 'mend'>

/** Gathers the problems of one row; `key` is a wanted column, `null` for the row as a whole. */
export type RowProblems = {
  error: (key: string | null, code: string, detail: string, more?: ProblemMore) => void
  warn: (key: string | null, code: string, detail: string, more?: ProblemMore) => void
  found: Problem[]
}

/** Opens a collector that knows the place of every column, so that an importer only says what is
 * wrong. */
export function rowProblems(columns: readonly ColumnRead[], row: number): RowProblems {
  const found: Problem[] = []
  const add =
    (severity: Problem['severity']): RowProblems['error'] =>
    (key, code, detail, more = {}) => {
      found.push({ ...placeOf(columns, row, key), severity, code, detail, ...more })
    }
  return { error: add('error'), warn: add('warning'), found }
}

/** What would happen (dry run) or has happened: counts, one sentence, and a small table to look
 * at. */
export type ImportSummary = {
  sentence: string
  counts: { label: string; count: number }[]
  preview: { columns: string[]; rows: string[][] }
}

/** Collects what is wrong in a file, row by row, wherever it is found. */
export type Notes = { of(row: number): RowProblems; all(): Problem[] }

/** Opens the notes of a file. */
export function notesOf({ columns }: Pick<SheetTable, 'columns'>): Notes {
  const notes = new Map<number, RowProblems>()
  return {
    of(row) {
      const note = notes.get(row) ?? rowProblems(columns, row)
      notes.set(row, note)
      return note
    },
    all: () => [...notes.values()].flatMap(({ found }) => found),
  }
}

/** Row, heading and cell address of a wanted column; a column the file lacks keeps its key as name
 * and has no address. */
export function placeOf(
  columns: readonly ColumnRead[],
  row: number,
  key: string | null,
): Pick<Problem, 'row' | 'column' | 'cell'> {
  const column = columns.find((candidate) => candidate.key === key)
  return column
    ? { row, column: column.heading, cell: `${column.letter}${row}` }
    : { row, column: key }
}

/** A problem as one line: `Baris 14, kolom NIP (C14): Kurang satu angka; NIP selalu 18 angka.` */
export function printProblem({ row, column, cell, detail, suggestion }: Problem): string {
  const named = column === null ? '' : `kolom ${column}${cell ? ` (${cell})` : ''}`
  const place = row === null ? named.replace(/^k/, 'K') : `Baris ${row}${named && `, ${named}`}`
  return `${place && `${place}: `}${detail}${suggestion ? ` ${suggestion}` : ''}`
}

/** Text of a cell (also code, NIP, choice, date, decimal text); `null` when empty, unread or not
 * text. */
export function textOf({ values }: RowRead, key: string): string | null {
  const value = values[key]
  return typeof value === 'string' ? value : null
}

/** Whole rupiah of a cell of kind `rupiah`; `null` when empty or unread. */
export function rupiahOf({ values }: RowRead, key: string): number | null {
  const value = values[key]
  return typeof value === 'number' ? value : null
}

/** True when the cell was not empty but could not be read; its problem is already in the table. */
export const isUnread = ({ unread }: RowRead, key: string): boolean =>
  unread?.includes(key) ?? false

/** Problems that keep a row from being saved. */
export const errorsOf = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ severity }) => severity === 'error')
