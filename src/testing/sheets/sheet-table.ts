import type { CellValue, SheetTable, SheetWish } from '../../kernel/importer.ts'

/** A file as the reader gives it, from rows of values by wanted key; only keys that some row names
 * count as columns of the file. */
export function sheetTable(
  { columns }: SheetWish,
  rows: readonly Record<string, CellValue | null>[],
): SheetTable {
  const present = columns.filter(({ key }) => rows.some((row) => key in row))
  const read = present.map(({ key, heading }, at) => ({
    key,
    heading,
    letter: String.fromCharCode(65 + at),
  }))
  const empty = Object.fromEntries(columns.map(({ key }) => [key, null]))
  return {
    ...{
      problem: null,
      format: 'CSV',
      sheet: null,
      headerRow: 1,
      columns: read,
      ignored: [],
      skipped: 0,
    },
    rows: rows.map((values, at) => ({ row: at + 2, values: { ...empty, ...values } })),
    ...{ problems: [], problemsLeftOut: 0, notices: [] },
  }
}
