import type { ColumnRead, Problem, RowProblems } from '../../../kernel/importer.ts'

/** A warning that may concern every row: told row by row where the file has the column, once with
 * its count where it has not. */
export type RepeatedWarning = {
  key: string
  code: string
  detail: string
  all: (count: number) => string
}

/** Gathers warnings about a missing column, so that 1,200 rows do not say the same thing. */
export type ColumnTally = {
  warn: (note: RowProblems, warning: RepeatedWarning) => void
  found: () => Problem[]
}

/** Opens a tally over the columns a file has. */
export function columnTally(columns: readonly Pick<ColumnRead, 'key'>[]): ColumnTally {
  const counted = new Map<string, { count: number; all: RepeatedWarning['all'] }>()
  const present = new Set(columns.map(({ key }) => key))
  return {
    warn: (note, { key, code, detail, all }) => {
      if (present.has(key)) note.warn(key, code, detail)
      else counted.set(code, { count: (counted.get(code)?.count ?? 0) + 1, all })
    },
    found: () =>
      [...counted].map(([code, { count, all }]) => ({
        row: null,
        column: null,
        severity: 'warning',
        code,
        detail: all(count),
      })),
  }
}
