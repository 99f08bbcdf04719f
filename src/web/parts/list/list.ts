import type { ComponentChildren } from 'preact'
import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import { type Order, ordered, readOrder } from '../../../kernel/order.ts'
import type { WrittenSheet } from '../../../kernel/workbook.ts'

/** What a column says of a row: a text, a number, a decimal (`98.50`) or a date (`YYYY-MM-DD`) as
 * text, or nothing. */
export type ListValue = string | number | null

/** One column of a list, said once. `value` is what it says: drawn unless `cell` draws it
 * otherwise, sorted by unless `sort` says by what, looked through for words, and written to the
 * file; without it only drawn. `kind` prints and aligns it (text unless told). On a phone a row
 * shows the `name` column, the `end` columns at the right, and `under` columns as a line below. */
export type ListColumn<Row> = {
  id: string
  head: string
  value: ((row: Row) => ListValue) | null
  kind?: 'number' | 'rupiah' | 'date'
  cell?: (row: Row) => ComponentChildren
  sort?: (row: Row) => ListValue
  only?: 'screen' | 'file'
  phone?: 'name' | 'end' | 'under' | 'hidden'
  class?: string
}

type More<Row> = Omit<ListColumn<Row>, 'id' | 'head' | 'value'>

/** A column: its id (also in the address of a sorted list), its head, what it says, and what else
 * there is to say. */
export const column = <Row>(
  id: string,
  head: string,
  value: ListColumn<Row>['value'],
  more?: More<Row>,
): ListColumn<Row> => ({ id, head, value, ...more })

/** A column that only the file has. */
export const fileColumn = <Row>(
  head: string,
  value: (row: Row) => ListValue,
  kind?: ListColumn<Row>['kind'],
): ListColumn<Row> => ({ id: head, head, value, only: 'file', ...(kind && { kind }) })

/** A filter chip: which rows it keeps. */
export type Filter<Row> = { id: string; label: string; keeps: (row: Row) => boolean }

/** A list as it leaves in a file: the name without its ending, and its one sheet. */
export type ListFile = Pick<WrittenSheet, 'name' | 'columns' | 'rows'>

/** The file of a list: every column but those of the screen. */
export function fileOf<Row>(
  name: string,
  columns: readonly ListColumn<Row>[],
  rows: readonly Row[],
): ListFile {
  const written = columns.filter(({ only, value }) => only !== 'screen' && value)
  return {
    name,
    columns: written.map(({ head, kind }) => ({ heading: head, kind })),
    rows: rows.map((row) => written.map(({ value }) => value?.(row) ?? null)),
  }
}

/** A value in the words of the screen; nothing is a dash. */
export function printed(value: ListValue, kind: ListColumn<never>['kind']): string {
  if (value === null || value === '') return '–'
  if (kind === 'date') return printDateShort(String(value))
  return kind && (typeof value === 'number' || isDecimalText(value))
    ? printNumber(value)
    : String(value)
}

/** A figure that is mostly a decimal but may be a range, a grade or a day: a number where it is
 * one, else as it is printed. */
export const figureValue = (value: string | null, inWords = value): ListValue =>
  value !== null && isDecimalText(value) ? value : inWords

/** What a column sorts a row by: what it says, its numbers as numbers. */
function sortValue<Row>({ sort, value, kind }: ListColumn<Row>, row: Row): ListValue {
  const by = (sort ?? value)?.(row) ?? null
  const isDecimal = typeof by === 'string' && kind && kind !== 'date' && isDecimalText(by)
  return isDecimal ? Number(by) : by
}

/** The rows in an order; as they came where it names no column. */
export function inListOrder<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  order: Order | undefined,
): readonly Row[] {
  if (order === undefined) return rows
  const { column: id, down } = readOrder(order)
  const by = columns.find((one) => one.id === id)
  return by ? ordered(rows, (row) => sortValue(by, row), down) : rows
}

/** The order after pressing a head: up, down, then as it came. */
export function turned(order: Order | undefined, id: string): Order | undefined {
  if (order === id) return `-${id}`
  return order === `-${id}` ? undefined : id
}

/** The words of a row in all its columns, as `found` looks through them. */
export const wordsIn =
  <Row>(columns: readonly ListColumn<Row>[]) =>
  (row: Row): string =>
    columns.map(({ value }) => value?.(row) ?? '').join(' ')

/** The rows that hold every word looked for, in any order, without regard to case. */
export function found<Row>(
  rows: readonly Row[],
  words: string,
  textOf: (row: Row) => string,
): readonly Row[] {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const text = textOf(row).toLocaleLowerCase('id')
    return wanted.every((word) => text.includes(word))
  })
}
