import { type RawBuilder, sql } from 'kysely'
import { type Order, readOrder } from '../../kernel/order.ts'

/** The `order by` of a list: by the column asked for, blanks last in both directions as in
 * `kernel/order.ts`, then as the list is ordered anyway, so that pages never shift. */
export function orderBy<Column extends string>(
  order: Order<Column> | undefined,
  columns: Readonly<Record<Column, RawBuilder<unknown>>>,
  usual: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (order === undefined) return usual
  const { column, down } = readOrder(order)
  return sql`${columns[column]} ${sql.raw(down ? 'desc' : 'asc')} nulls last, ${usual}`
}
