import writeXlsxFile, { type CellObject } from 'write-excel-file/node'
import type { ColumnKind } from '../../kernel/importer.ts'
import { daysBetween, isLocalDate } from '../../kernel/time.ts'
import { decimalOfStored } from './cell-numbers.ts'

/** A column to write. Without a kind, numbers are written as numbers and texts as texts; `width` counts characters. */
export type WrittenColumn = { heading: string; kind?: ColumnKind; width?: number }

/** What one cell may hold: as in `CellValue` of an import, so that what was read can be written back. */
export type WrittenCell = string | number | null | undefined

/** A sheet to write; `blankRows` adds empty rows whose code and NIP columns already are text, so that Excel keeps what is typed there. */
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold control characters
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const textCell = (text: string): CellObject => {
  const clean = text.toWellFormed().replace(unwritable, '')
  return {
    type: String,
    value: clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean,
    format: '@',
  }
}

/**
 * Writes a workbook, in the thread that calls it: bold header row that stays in view, column widths, typed cells. A text is always written as text, also when it begins with
 * `=`, so no cell ever becomes a formula; a decimal of more than 15 digits stays text because Excel would round it.
 */
export async function workbookOf(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const names = namesOf(sheets)
  const written = sheets.map((sheet, index) => ({
    sheet: names[index] ?? `Lembar ${index + 1}`,
    stickyRowsCount: 1,
    columns: sheet.columns.map((column, at) => ({ width: column.width ?? widthOf(sheet, at) })),
    data: [
      sheet.columns.map(({ heading }): CellObject => ({ ...textCell(heading), ...header })),
      ...sheet.rows.map((row) => sheet.columns.map(({ kind }, at) => cellOf(row[at], kind))),
      ...Array.from({ length: sheet.blankRows ?? 0 }, () =>
        sheet.columns.map(({ kind }) => cellOf(null, kind)),
      ),
    ],
  }))
  return new Uint8Array(await writeXlsxFile(written).toBuffer())
}

function cellOf(value: WrittenCell, kind: ColumnKind | undefined): CellObject | null {
  if (value === null || value === undefined || value === '')
    return kind === 'code' || kind === 'nip' ? { type: String, format: '@' } : null
  if (kind === 'date' && typeof value === 'string' && isLocalDate(value)) {
    return { type: Number, value: daysBetween('1899-12-30', value), format: 'dd/mm/yyyy' }
  }
  const numeric =
    typeof value === 'number'
      ? kind !== 'code' && kind !== 'nip' && kind !== 'text'
      : kind === 'number' || kind === 'rupiah'
  if (!numeric || !isTrueNumber(String(value))) return textCell(String(value))
  return kind === 'rupiah'
    ? { type: Number, value: Number(value), format: '#,##0' }
    : { type: Number, value: Number(value) }
}

const bare = (decimal: string): string => decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')

/** A decimal Excel can keep without rounding. */
const isTrueNumber = (text: string): boolean =>
  /^-?\d+(\.\d+)?$/.test(text) && decimalOfStored(text) === bare(text)

function widthOf({ columns, rows }: WrittenSheet, at: number): number {
  const longest = rows
    .slice(0, 200)
    .reduce(
      (most, row) => Math.max(most, String(row[at] ?? '').length),
      (columns[at]?.heading.length ?? 0) + 2,
    )
  return Math.min(60, Math.max(10, longest + 1))
}

/** Excel takes 31 characters, none of `\ / ? * [ ] :`, no apostrophe at the ends, and no name twice. */
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
