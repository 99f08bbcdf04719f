import type { FileProblem, Notice, RowRead, SheetTable, SheetWish } from '../../kernel/importer.ts'
import { csvRows, decodedText, namedSeparator, separators } from './csv.ts'
import { fileProblems, Unreadable } from './file-problems.ts'
import { type Header, headerIn } from './header.ts'
import type { SheetLimits } from './limits.ts'
import { notice } from './notices.ts'
import { letterOf, type RawRow, type SheetSource } from './raw.ts'
import { rowReader } from './row-reader.ts'
import { chosenSheet, headOf } from './sheet-choice.ts'
import { sniffed, typeOfZip } from './sniff.ts'
import { type Book, openWorkbook } from './xlsx/workbook.ts'
import { listParts } from './xlsx/zip.ts'

/** A table without its rows, which went to `deliver` on the way; or why the file was refused. */
export type TableRead = Omit<SheetTable, 'rows'> | { problem: FileProblem }

/** Takes rows as they are read; the reader waits for it, so that no side runs ahead of the
 * other. */
export type Deliver = (rows: RowRead[]) => Promise<void>

/** Reads one file from first byte to last row, in the thread that calls it (`readSheet` calls it in
 * a worker). Never throws: whatever the bytes are, the answer is a table or a reason. */
export async function readTable(
  bytes: Uint8Array,
  wanted: SheetWish,
  limits: SheetLimits,
  deliver: Deliver,
): Promise<TableRead> {
  try {
    const book = await openBook(bytes, wanted, limits)
    const { sheet, header, notices } = await chosenSheet(book.sheets, wanted, limits)
    await refuseTooLong(sheet, header, limits)
    return {
      ...(await pour(sheet, header, wanted, limits, deliver, [...book.notices, ...notices])),
      format: sheet.name === null ? 'CSV' : 'XLSX',
    }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** Opens a file whatever it is called; refuses what is too big or no sheet. */
export async function openBook(
  bytes: Uint8Array,
  wanted: SheetWish,
  limits: SheetLimits,
): Promise<Book> {
  if (bytes.byteLength > limits.bytes)
    throw new Unreadable(fileProblems.tooBig(bytes.byteLength, limits.bytes))
  return sniffed(bytes) === 'zip' ? openZip(bytes, limits) : openCsv(bytes, wanted, limits)
}

/** Why reading ended: our own reason, or that nothing could be made of the bytes. */
export const problemOf = (error: unknown): FileProblem =>
  error instanceof Unreadable
    ? error.problem
    : fileProblems.unreadable(
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      )

function openZip(bytes: Uint8Array, limits: SheetLimits): Promise<Book> {
  const parts = listParts(bytes, limits)
  const other = typeOfZip([...parts.keys()])
  if (other) throw new Unreadable(fileProblems.wrongType(other))
  return openWorkbook(bytes, parts, limits)
}

const sampleSize = 256 * 1024
const pieceSize = 500

/** The separator is the one under which the wanted headings appear; a first line `sep=;` settles
 * it. */
function openCsv(bytes: Uint8Array, wanted: SheetWish, limits: SheetLimits): Book {
  const { text, encoding } = decodedText(bytes)
  const separator =
    namedSeparator(text) ?? likeliestSeparator(text.slice(0, sampleSize), wanted, limits)
  const source: SheetSource = {
    name: null,
    hidden: false,
    rows: () => inPieces(csvRows(text, separator)),
    countRows: async () => {
      let count = 0
      for (const _row of csvRows(text, separator)) count++
      return count
    },
  }
  return { sheets: [source], notices: encoding === 'windows-1252' ? [notice('windows-1252')] : [] }
}

async function* inPieces(rows: Iterable<RawRow>): AsyncGenerator<RawRow[]> {
  const piece: RawRow[] = []
  for (const row of rows) {
    piece.push(row)
    if (piece.length >= pieceSize) yield piece.splice(0)
  }
  if (piece.length > 0) yield piece
}

function likeliestSeparator(sample: string, wanted: SheetWish, limits: SheetLimits): string {
  const tried = separators.map((separator) => {
    const rows = sampleRows(sample, separator, limits.headerRows + 1)
    const columns = Math.max(0, ...rows.map(({ cells }) => cells.length))
    return {
      separator,
      columns,
      matched: headerIn(rows, wanted, limits.headerRows)?.matched.length ?? 0,
    }
  })
  return tried.reduce((best, next) =>
    next.matched > best.matched || (next.matched === best.matched && next.columns > best.columns)
      ? next
      : best,
  ).separator
}

/** The sample may end inside a quote; what came before it is enough. */
function sampleRows(sample: string, separator: string, most: number): RawRow[] {
  const rows: RawRow[] = []
  try {
    for (const row of csvRows(sample, separator)) if (rows.push(row) >= most) break
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  return rows
}

async function refuseTooLong(
  sheet: SheetSource,
  header: Header,
  limits: SheetLimits,
): Promise<void> {
  const filled = await sheet.countRows()
  const above = (await headOf(sheet, limits)).filter(({ row }) => row <= header.row).length
  if (filled - above > limits.rows)
    throw new Unreadable(fileProblems.tooManyRows(filled - above, limits.rows))
}

async function pour(
  sheet: SheetSource,
  header: Header,
  wanted: SheetWish,
  limits: SheetLimits,
  deliver: Deliver,
  notices: Notice[],
): Promise<Omit<SheetTable, 'rows' | 'format'>> {
  const reader = rowReader(header, wanted, limits)
  let any = false
  for await (const piece of sheet.rows()) {
    const rows = piece
      .filter(({ row }) => row > header.row)
      .map(within(limits))
      .flatMap((raw) => reader.read(raw) ?? [])
    any ||= rows.length > 0
    for (let from = 0; from < rows.length; from += pieceSize)
      await deliver(rows.slice(from, from + pieceSize))
  }
  const { notices: told, ...read } = reader.end()
  if (!any && read.skipped === 0) throw new Unreadable(fileProblems.noRows(sheet.name, header.row))
  const columns = header.matched.map(({ key, heading, letter }) => ({ key, heading, letter }))
  const ignored = header.headings
    .filter(({ at }) => !header.matched.some((match) => match.at === at))
    .map(({ at, printed }) => ({ heading: printed, letter: letterOf(at) }))
  return {
    problem: null,
    sheet: sheet.name,
    headerRow: header.row,
    columns,
    ignored,
    ...read,
    notices: [...notices, ...told],
  }
}

const within =
  (limits: SheetLimits) =>
  (raw: RawRow): RawRow => {
    const count = (raw.cells.at(-1)?.at ?? 0) + 1
    if (count > limits.columns)
      throw new Unreadable(fileProblems.tooManyColumns(count, limits.columns))
    return raw
  }
