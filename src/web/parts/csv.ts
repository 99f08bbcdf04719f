import { type ListCell, type ListFile, printDecimal } from './list-file.ts'

/** Spreadsheets run what begins like a formula; an apostrophe makes it the text it is. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function cellOf(cell: ListCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return 'date' in cell ? cell.date : printDecimal(cell.decimal)
  const text = harmless(cell)
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A list as a CSV file that Indonesian spreadsheets open with a double click: UTF-8 with its mark, semicolons (the comma is
 * theirs for decimals), numbers without grouping, and no cell that could run as a formula.
 */
export function csvOf({ heads, rows }: Pick<ListFile, 'heads' | 'rows'>): string {
  return `\ufeff${[heads, ...rows].map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`
}
