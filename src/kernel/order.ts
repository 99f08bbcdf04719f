/** How a list is sorted: one of its columns, with `-` before it when the largest comes first. */
export type Order<Column extends string = string> = Column | `-${Column}`

/** What a row is sorted by; nothing comes last in both directions. */
export type OrderValue = string | number | null

/** The column of an order, and whether the largest comes first. */
export function readOrder<Column extends string>(
  order: Order<Column>,
): { column: Column; down: boolean } {
  const down = order.startsWith('-')
  return { column: (down ? order.slice(1) : order) as Column, down }
}

/** A text so that plain comparison puts it where people look for it: without case or accents, `T.2`
 * before `T.10`. */
function keyOf(text: string): string {
  const bare = /\P{ASCII}/u.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text
  return bare.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(15, '0'))
}

/** Numbers by size, before all words. */
function compare(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/** Items by a value, in a list's order: stable, blanks last in both directions. */
export function ordered<T>(
  items: readonly T[],
  valueIn: (item: T) => OrderValue,
  down: boolean,
): T[] {
  return items
    .map((item) => {
      const value = valueIn(item)
      return { item, value: typeof value === 'string' ? keyOf(value) : value }
    })
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null)
      return down ? compare(b.value, a.value) : compare(a.value, b.value)
    })
    .map(({ item }) => item)
}

/** The items a list asked for in an order by one of these columns; as they came without one. */
export function inOrder<T, Column extends string>(
  items: readonly T[],
  order: Order<Column> | undefined,
  columns: Readonly<Record<Column, (item: T) => OrderValue>>,
): readonly T[] {
  if (order === undefined) return items
  const { column, down } = readOrder(order)
  return ordered(items, columns[column], down)
}
