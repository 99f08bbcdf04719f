import {
  type Problem,
  type RowProblems,
  rowProblems,
  type SheetTable,
} from '../../../kernel/importer.ts'

/** Collects what is wrong, row by row, wherever it is found. */
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

/** Rows about one thing say the same or nothing: the first filled cell counts, and `differs` is told of every other word, with the row that had it first. */
export function mergedCells<Cells extends object>(
  first: { row: number; cells: Cells },
  others: readonly { row: number; cells: Cells }[],
  keys: readonly (keyof Cells)[],
  differs: (
    row: number,
    key: keyof Cells,
    told: { before: unknown; from: number; found: unknown },
  ) => void,
): Cells {
  const merged = { ...first.cells }
  const from = new Map(keys.map((key) => [key, first.row]))
  for (const { row, cells } of others)
    for (const key of keys) {
      const [before, found] = [merged[key], cells[key]]
      if (found === null || found === before) continue
      if (before === null) {
        merged[key] = found
        from.set(key, row)
      } else differs(row, key, { before, from: from.get(key) ?? first.row, found })
    }
  return merged
}
