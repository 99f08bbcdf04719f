import type { Judgement } from '../../../rooms/imports/import.contract.ts'

/** A row by the keys of its columns, as typed. */
export type Cells = Record<string, string>

/** What a page holds while rows are typed: what was opened, with its version, and what they say
 * now. */
export type Held = {
  version: string | null
  opened: Cells[]
  rows: Cells[]
  options: Cells
}

/** Is a value that a device brought back such a state? */
export const isHeld = (kept: unknown): kept is Held =>
  typeof kept === 'object' && kept !== null && 'rows' in kept && Array.isArray(kept.rows)

const cellOf = (row: Cells | undefined, column: string): string => row?.[column] ?? ''

/** Does a row say nothing beyond what a fresh one opens with, or what is filled `beforehand`? */
export const isBlank = (row: Cells, fresh: Cells, beforehand: readonly string[] = []): boolean =>
  Object.keys(row).every((column) => {
    const cell = cellOf(row, column).trim()
    return cell === '' || cell === cellOf(fresh, column) || beforehand.includes(column)
  })

/** What a row that is added begins with, and which of its cells alone say nothing. */
export type Begins = { fresh: Cells; beforehand?: readonly string[] }

/** Rows as they are sent: blank ones stand empty, so that the number of a row stays its place. */
export const sentRows = (
  rows: readonly Cells[],
  columns: readonly string[],
  { fresh, beforehand }: Begins,
): string[][] =>
  rows.map((row) => {
    const blank = isBlank(row, fresh, beforehand)
    return columns.map((column) => (blank ? '' : cellOf(row, column).trim()))
  })

/** Has anybody typed anything? */
export const isTyped = (
  { rows, opened }: Held,
  columns: readonly string[],
  { fresh, beforehand }: Begins,
): boolean =>
  rows.some((row, at) =>
    opened[at]
      ? columns.some((column) => cellOf(row, column) !== cellOf(opened[at], column))
      : !isBlank(row, fresh, beforehand),
  )

/** Was a word that is on record taken out? It stays, as in files; only an empty code of the parent
 * means something: at the top. */
export const isEmptied = (
  { rows, opened }: Pick<Held, 'rows' | 'opened'>,
  row: number,
  column: string,
): boolean =>
  column !== 'parentCode' &&
  cellOf(opened[row], column) !== '' &&
  cellOf(rows[row], column).trim() === ''

/** What was typed, over what is on record by now: cells somebody changed here keep their words, all
 * others say the newest. Rows find each other by what names them. */
export function rebased(
  { rows, opened }: Pick<Held, 'rows' | 'opened'>,
  newest: readonly Cells[],
  nameOf: (row: Cells) => string,
): Cells[] {
  const typedOver = newest.map((row) => {
    const at = opened.findIndex((old) => nameOf(old) === nameOf(row))
    const mine = at < 0 ? undefined : rows[at]
    if (!mine) return row
    const changed = Object.entries(mine).filter(([key, cell]) => cell !== cellOf(opened[at], key))
    return { ...row, ...Object.fromEntries(changed) }
  })
  return [...typedOver, ...rows.slice(opened.length)]
}

/** Where copied cells belong: under their heads where those were copied too, else from the cell they
 * were pasted into, to the right and down. */
export function pastedInto(
  rows: readonly Cells[],
  cells: readonly string[][],
  at: { row: number; column: string },
  columns: readonly { key: string; heading: string }[],
  fresh: Cells,
): Cells[] {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const heads = (cells[0] ?? []).map(
    (cell) => columns.find(({ heading }) => plain(heading) === plain(cell))?.key,
  )
  const headed = heads.filter(Boolean).length > 1
  const from = columns.findIndex(({ key }) => key === at.column)
  const next = [...rows]
  for (const [i, row] of (headed ? cells.slice(1) : cells).entries()) {
    const typed = row.flatMap((cell, j) => {
      const key = headed ? heads[j] : columns[from + j]?.key
      return key ? [[key, cell]] : []
    })
    next[at.row + i] = { ...(next[at.row + i] ?? fresh), ...Object.fromEntries(typed) }
  }
  return next
}

/** What is wrong and what is doubtful at a cell, in one sentence each. */
export function toldAt(
  judgement: Judgement | null,
  row: number,
  column: string | null,
): { error: string | undefined; doubt: string | undefined } {
  const own = (judgement?.problems ?? []).filter(
    (problem) => problem.row === row && problem.column === column,
  )
  const words = (severity: 'error' | 'warning'): string | undefined =>
    own
      .filter((one) => one.severity === severity)
      .map(({ detail }) => detail)
      .join(' ') || undefined
  return { error: words('error'), doubt: words('warning') }
}

/** What concerns no cell that is shown: told below. */
export const toldElsewhere = (
  judgement: Judgement | null,
  shown: readonly string[],
): Judgement['problems'] =>
  (judgement?.problems ?? []).filter(
    ({ row, column }) => row === null || column === null || !shown.includes(column),
  )
