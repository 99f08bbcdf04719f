import type { ComponentChildren } from 'preact'

/** What a column sorts by; blanks always come last. */
export type SortValue = string | number | null

/**
 * One column of a table. `cell` draws it; `sort` makes it sortable; `right` for numbers, their unit in the head.
 * On a phone a row shows the `name` column, the `end` columns at the right, and `under` columns as a line below.
 */
export type Column<T> = {
  id: string
  head: string
  cell: (row: T) => ComponentChildren
  sort?: (row: T) => SortValue
  right?: boolean
  phone?: 'name' | 'end' | 'under' | 'hidden'
  class?: string
}

/** A filter chip: which rows it keeps. */
export type Filter<T> = { id: string; label: string; keeps: (row: T) => boolean }

/** How a table is sorted. */
export type Order = { id: string; down: boolean }

const byIndonesian = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** Compares two sort values; numbers as numbers, words as Indonesians order them. Blanks are not compared here. */
const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : byIndonesian.compare(String(a), String(b))

/** The rows in an order: stable, blanks last in both directions. */
export function ordered<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  order: Order | null,
): readonly T[] {
  const sort = columns.find(({ id }) => id === order?.id)?.sort
  if (!sort || !order) return rows
  return rows
    .map((row) => ({ row, value: sort(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null)
      return order.down ? compare(b.value, a.value) : compare(a.value, b.value)
    })
    .map(({ row }) => row)
}

/** The order after pressing a head: up, down, then as it came. */
export function turned(order: Order | null, id: string): Order | null {
  if (order?.id !== id) return { id, down: false }
  return order.down ? null : { id, down: true }
}

/** The rows that hold every word looked for, in any order, without regard to case. */
export function found<T>(
  rows: readonly T[],
  words: string,
  textOf: (row: T) => string,
): readonly T[] {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return rows
  return rows.filter((row) => {
    const text = textOf(row).toLocaleLowerCase('id')
    return wanted.every((word) => text.includes(word))
  })
}
