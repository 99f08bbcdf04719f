import type { JSX } from 'preact'
import { SelectField } from './fields.tsx'
import type { Column, Order } from './table.ts'

/** A table on a phone: each row is its name, its number or mark at the right, and the rest in a line below. */
export function PhoneRows<T>(told: {
  columns: Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  order: Order | null
  setOrder: (order: Order | null) => void
}): JSX.Element {
  const { columns, rows, keyOf, order, setOrder } = told
  const sortable = columns.filter(({ sort }) => sort)
  const name = columns.find(({ phone }) => phone === 'name') ?? columns[0]
  const placed = (place: Column<T>['phone']): Column<T>[] =>
    columns.filter((column) => column !== name && (column.phone ?? 'under') === place)
  return (
    <div class="mt-4 space-y-3">
      {sortable.length > 1 && (
        <SelectField
          label="Urutkan menurut"
          name="urutan"
          empty="Seperti semula"
          value={order ? `${order.id}${order.down ? ':turun' : ''}` : ''}
          change={(value) => setOrder(value ? { id: value.split(':')[0] ?? '', down: value.endsWith(':turun') } : null)}
          options={sortable.flatMap(({ id, head }) => [
            { value: id, label: `${head}, naik` },
            { value: `${id}:turun`, label: `${head}, turun` },
          ])}
        />
      )}
      <ul class="sheet rows">
        {rows.map((row) => (
          <li key={keyOf(row)} class="flex justify-between gap-3 px-4 py-3">
            <div class="min-w-0">
              <p class="leading-snug font-medium">{name?.cell(row)}</p>
              {placed('under').map((column) => (
                <p key={column.id} class="meta mt-0.5">
                  <span>{column.head}: </span>
                  {column.cell(row)}
                </p>
              ))}
            </div>
            <div class="text-right text-sm num flex-none max-w-[45%]">
              {placed('end').map((column) => (
                <div key={column.id}>
                  <span class="sr-only">{column.head}: </span>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
