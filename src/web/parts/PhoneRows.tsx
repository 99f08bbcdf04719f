import type { JSX } from 'preact'
import { SelectField } from './fields.tsx'
import type { Column, Order } from './table.ts'

/** From how many rows on a choice of order helps more than it takes room. */
const worthOrdering = 6

/** A table on a phone: each row is its name, its number or mark at the right, and the rest in a line below. */
export function PhoneRows<T>(told: PhoneRowsTold<T>): JSX.Element {
  return (
    <div class="mt-4 space-y-3">
      {told.rows.length >= worthOrdering && told.columns.filter(({ sort }) => sort).length > 1 && (
        <OrderField {...told} />
      )}
      <ul class="sheet rows">
        {told.rows.map((row) => (
          <PhoneRow key={told.keyOf(row)} row={row} columns={told.columns} />
        ))}
      </ul>
    </div>
  )
}

type PhoneRowsTold<T> = {
  columns: Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  order: Order | null
  setOrder: (order: Order | null) => void
}

function OrderField<T>({
  columns,
  order,
  setOrder,
}: Pick<PhoneRowsTold<T>, 'columns' | 'order' | 'setOrder'>): JSX.Element {
  return (
    <SelectField
      label="Urutkan menurut"
      name="urutan"
      empty="Seperti semula"
      value={order ? `${order.id}${order.down ? ':turun' : ''}` : ''}
      change={(value) =>
        setOrder(value ? { id: value.split(':')[0] ?? '', down: value.endsWith(':turun') } : null)
      }
      options={columns
        .filter(({ sort }) => sort)
        .flatMap(({ id, head }) => [
          { value: id, label: `${head}, naik` },
          { value: `${id}:turun`, label: `${head}, turun` },
        ])}
    />
  )
}

function PhoneRow<T>({ row, columns }: { row: T; columns: Column<T>[] }): JSX.Element {
  const name = columns.find(({ phone }) => phone === 'name') ?? columns[0]
  const placed = (place: Column<T>['phone']): Column<T>[] =>
    columns.filter((column) => column !== name && (column.phone ?? 'under') === place)
  return (
    <li class="flex justify-between gap-3 px-4 py-3">
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
  )
}
