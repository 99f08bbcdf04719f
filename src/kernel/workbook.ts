import type { ColumnKind } from './importer.ts'
import { daysBetween, isLocalDate } from './time.ts'

/** A column to write. Without a kind, numbers are written as numbers and texts as texts; `width`
 * counts characters. */
export type WrittenColumn = { heading: string; kind?: ColumnKind | undefined; width?: number }

/** What one cell may hold: as in `CellValue` of an import, so that what was read can be written
 * back. */
export type WrittenCell = string | number | null | undefined

/** A sheet to write; `blankRows` adds empty rows whose code and NIP columns already are text, so
 * that Excel keeps what is typed there. */
export type WrittenSheet = {
  name: string
  columns: readonly WrittenColumn[]
  rows: readonly (readonly WrittenCell[])[]
  blankRows?: number
}

const longestText = 32_767
const header = {
  fontWeight: 'bold',
  backgroundColor: '#E3EFEE',
  textColor: '#123B39',
  bottomBorderStyle: 'thin',
  wrap: true,
  alignVertical: 'center',
} as const

/** A cell as `write-excel-file` takes it. */
type Cell = { wrap?: boolean; alignVertical?: 'top' | 'center' } & (
  | ({ type: StringConstructor; value?: string; format: '@' } & Partial<
      Omit<typeof header, Placed>
    >)
  | { type: NumberConstructor; value: number; format?: string }
)
type Placed = 'wrap' | 'alignVertical'

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold control characters
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A text without what XML cannot hold, cut at what a cell of Excel holds. */
function writable(text: string): string {
  const clean = text.toWellFormed().replace(unwritable, '')
  return clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean
}

const textCell = (text: string): Cell => ({
  type: String,
  value: writable(text),
  format: '@',
  wrap: true,
  alignVertical: 'top',
})

/** A decimal text Excel keeps without rounding: it holds fifteen digits. */
const isKept = (text: string): boolean =>
  /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) &&
  text.replace(/[-.]/g, '').replace(/^0+|0+$/g, '').length <= 15

function cellOf(value: WrittenCell, kind: ColumnKind | undefined): Cell | null {
  if (value === null || value === undefined || value === '')
    return kind === 'code' || kind === 'nip' ? { type: String, format: '@' } : null
  const number = (stored: number, format?: string): Cell => ({
    type: Number,
    value: stored,
    alignVertical: 'top',
    ...(format && { format }),
  })
  if (kind === 'date' && typeof value === 'string' && isLocalDate(value))
    return number(daysBetween('1899-12-30', value), 'dd/mm/yyyy')
  const numeric =
    typeof value === 'number'
      ? kind !== 'code' && kind !== 'nip' && kind !== 'text'
      : kind === 'number' || kind === 'rupiah'
  if (!numeric || !isKept(String(value))) return textCell(String(value))
  return number(Number(value), kind === 'rupiah' ? '#,##0' : undefined)
}

/** Sheets as `write-excel-file` takes them, on the server and in the browser: bold header row that
 * stays in view, column widths, typed cells. A text is always written as text, also when it begins
 * with `=`, so no cell ever becomes a formula; a decimal of more than 15 digits stays text because
 * Excel would round it. */
export function sheetsOf(sheets: readonly WrittenSheet[]) {
  const names = namesOf(sheets)
  return sheets.map((sheet, index) => ({
    sheet: names[index] ?? `Lembar ${index + 1}`,
    stickyRowsCount: 1,
    columns: sheet.columns.map((column, at) => ({ width: column.width ?? widthOf(sheet, at) })),
    data: [
      sheet.columns.map(({ heading }): Cell => ({ ...textCell(heading), ...header })),
      ...sheet.rows.map((row) => sheet.columns.map(({ kind }, at) => cellOf(row[at], kind))),
      ...Array.from({ length: sheet.blankRows ?? 0 }, () =>
        sheet.columns.map(({ kind }) => cellOf(null, kind)),
      ),
    ],
  }))
}

/** About how many characters a cell takes on the screen; the points of grouped rupiah and the day
 * before a year count. */
function lengthOf(cell: WrittenCell, kind: ColumnKind | undefined): number {
  if (cell === null || cell === undefined) return 0
  const { length } = String(cell)
  return kind === 'rupiah' ? Math.ceil((length * 4) / 3) : length
}

function widthOf({ columns, rows }: WrittenSheet, at: number): number {
  const longest = rows
    .slice(0, 200)
    .reduce(
      (most, row) => Math.max(most, lengthOf(row[at], columns[at]?.kind)),
      (columns[at]?.heading.length ?? 0) + 2,
    )
  return Math.min(60, Math.max(10, longest + 1))
}

/** Excel takes 31 characters, none of `\ / ? * [ ] :`, no apostrophe at the ends, and no name
 * twice. */
function namesOf(sheets: readonly WrittenSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, index) => {
    const clean =
      name
        .replace(/[\\/?*[\]:]/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Lembar ${index + 1}`
    const unique = taken.has(clean.toLowerCase()) ? `${clean.slice(0, 26)} (${index + 1})` : clean
    taken.add(unique.toLowerCase())
    return unique
  })
}
