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

const byIndonesian = new Intl.Collator('id', { numeric: true, sensitivity: 'base' })

/** Numbers by size, words (also codes such as `1.10`) as Indonesians order them. */
const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : byIndonesian.compare(String(a), String(b))

/** Items by a value, in a list's order: stable, blanks last in both directions. */
export function ordered<T>(
  items: readonly T[],
  valueIn: (item: T) => OrderValue,
  down: boolean,
): T[] {
  return items
    .map((item) => ({ item, value: valueIn(item) }))
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
