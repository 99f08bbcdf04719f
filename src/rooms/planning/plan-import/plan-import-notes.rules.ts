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
