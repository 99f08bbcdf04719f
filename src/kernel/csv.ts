import { isDecimalText } from './decimal-text.ts'
import type { ColumnKind } from './importer.ts'
import type { WrittenCell, WrittenSheet } from './workbook.ts'

/** A text a spreadsheet program would run as a formula, or read as a number (OWASP, CSV injection).
 * A lone dash is harmless. */
const wouldRun = /^[=+\-@\t\r]./s

function field(value: WrittenCell, kind: ColumnKind | undefined, separator: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const isNumber = (kind === 'number' || kind === 'rupiah') && isDecimalText(value)
  const text = isNumber ? value.replace('.', ',') : wouldRun.test(value) ? `'${value}` : value
  return /["\r\n\t]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

/** Writes a CSV that Indonesian spreadsheets open with a double click: UTF-8 with its mark, CRLF
 * line ends, semicolons (the comma is theirs for decimals) unless a reader wants `,`, numbers
 * without grouping. A text that a spreadsheet program would run gets an apostrophe in front;
 * `readSheet` takes it off again. */
export function csvOf(
  { columns, rows }: Pick<WrittenSheet, 'columns' | 'rows'>,
  { separator = ';', mark = true }: { separator?: ',' | ';'; mark?: boolean } = {},
): string {
  const lines = [columns.map(({ heading }) => heading), ...rows].map((row, at) =>
    row
      .map((value, i) => field(value, at > 0 ? columns[i]?.kind : undefined, separator))
      .join(separator),
  )
  return `${mark ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`
}
