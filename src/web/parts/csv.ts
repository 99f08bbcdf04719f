/** One cell of a file: text, a plain number, or nothing. */
export type CsvCell = string | number | null

/** Spreadsheets run what begins like a formula; an apostrophe makes it the text it is. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function cellOf(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = harmless(cell)
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A list as a CSV file that Indonesian spreadsheets open with a double click: UTF-8 with its mark, semicolons (the comma is
 * theirs for decimals), numbers without grouping, and no cell that could run as a formula.
 */
export function csvOf(heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${[heads, ...rows].map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`
}

/** The text as a file to hand to the person (`saveFile`). */
export const csvFile = (name: string, text: string): { name: string; type: string; blob: Blob } => ({
  name,
  type: 'text/csv',
  blob: new Blob([text], { type: 'text/csv;charset=utf-8' }),
})
