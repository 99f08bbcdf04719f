import { csvOf } from '../../kernel/csv.ts'
import type { RowRead, SheetTable, SheetWish } from '../../kernel/importer.ts'
import { sheetLimits } from './limits.ts'
import { readTable } from './reading.ts'

/** Cells that somebody typed, under the keys of their columns. */
export type TypedCells = { columns: readonly string[]; rows: readonly (readonly string[])[] }

/** Typed cells as the file they stand for, and read as one: the same reader judges them. Columns a
 * file may not lack are there and empty. Small and our own, so they need no thread. */
export async function readTyped(
  { columns, rows }: TypedCells,
  wish: SheetWish,
): Promise<{ bytes: Uint8Array; table: SheetTable } | null> {
  const missing = wish.columns.filter(({ key, required }) => required && !columns.includes(key))
  const keys = [...columns, ...missing.map(({ key }) => key)]
  const headings = keys.map((key) => ({
    heading: wish.columns.find((column) => column.key === key)?.heading ?? key,
  }))
  const bytes = Buffer.from(csvOf({ columns: headings, rows: rows.map((cells) => [...cells]) }))
  const read: RowRead[] = []
  const table = await readTable(bytes, wish, sheetLimits, async (some) => {
    read.push(...some)
  })
  return table.problem ? null : { bytes, table: { ...table, format: 'TYPED', rows: read } }
}
