import type { WrittenCell, WrittenColumn } from './sheet-writing.ts'

/** A text a spreadsheet program would run as a formula (OWASP, CSV injection). A lone dash and plain signed numbers are harmless. */
const wouldRun = (text: string): boolean =>
  /^[=+\-@\t\r]./s.test(text) && !/^[+-]\d+([.,]\d+)?$/.test(text)

function field(value: WrittenCell, separator: string): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' && wouldRun(value) ? `'${value}` : String(value)
  return /["\r\n\t]/.test(text) || text.includes(separator) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text
}

/**
 * Writes a CSV: UTF-8 with its mark so that Excel finds the encoding, CRLF line ends, `,` unless a reader wants `;` (as Excel does where the
 * comma is the decimal mark). A text that a spreadsheet program would run gets an apostrophe in front; `readSheet` takes it off again.
 */
export function toCsv(
  {
    columns,
    rows,
  }: {
    columns: readonly Pick<WrittenColumn, 'heading'>[]
    rows: readonly (readonly WrittenCell[])[]
  },
  { separator = ',', mark = true }: { separator?: ',' | ';'; mark?: boolean } = {},
): string {
  const lines = [columns.map(({ heading }) => heading), ...rows].map((row) =>
    row.map((value) => field(value, separator)).join(separator),
  )
  return `${mark ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`
}
