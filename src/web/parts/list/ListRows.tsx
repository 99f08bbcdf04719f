import type { ComponentChildren, JSX } from 'preact'
import type { Order } from '../../../kernel/order.ts'
import { Icon } from '../Drawing.tsx'
import { SelectField } from '../form/fields.tsx'
import { type ListColumn, printed, turned } from './list.ts'
import { SideScroll } from './SideScroll.tsx'

/** What draws the rows, on a desk and on a phone. */
export type Drawn<Row> = {
  columns: readonly ListColumn<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  noun: string
  order: Order | undefined
  turn: (order: Order | undefined) => void
}

/** A cell as the screen shows it. */
const cellOf = <Row,>({ cell, value, kind }: ListColumn<Row>, row: Row): ComponentChildren =>
  cell ? cell(row) : printed(value?.(row) ?? null, kind)

/** The column that names a row. */
const nameOf = <Row,>(columns: readonly ListColumn<Row>[]): ListColumn<Row> | undefined =>
  columns.find(({ phone }) => phone === 'name') ?? columns[0]

const classOf = ({ kind, class: more = '' }: Pick<ListColumn<never>, 'kind' | 'class'>): string =>
  `${kind && kind !== 'date' ? 'r ' : ''}${more}`

/** A list as a table. */
export function Grid<Row>(
  props: Drawn<Row> & { foot?: ComponentChildren; label: string },
): JSX.Element {
  const { columns, rows, foot, noun } = props
  const name = nameOf(columns)
  return (
    <SideScroll label={`Tabel ${noun}`} class="sheet md:px-5">
      <table class="tbl" aria-labelledby={props.label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} order={props.order} turn={props.turn} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.keyOf(row)}>
              {columns.map((column) => {
                const Tag = column === name ? 'th' : 'td'
                return (
                  <Tag
                    key={column.id}
                    scope={column === name ? 'row' : undefined}
                    class={classOf(column)}
                  >
                    {cellOf(column, row)}
                  </Tag>
                )
              })}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </SideScroll>
  )
}

function HeadCell<Row>({
  column,
  order,
  turn,
}: Pick<Drawn<Row>, 'order' | 'turn'> & { column: ListColumn<Row> }): JSX.Element {
  const { id, head, sort, value } = column
  const sorted = order === id ? 'ascending' : order === `-${id}` ? 'descending' : undefined
  const icons = { ascending: 'naik', descending: 'turun', none: 'urut' } as const
  return (
    <th scope="col" class={classOf(column)} aria-sort={sorted}>
      {sort || value ? (
        <button type="button" class="sorter" onClick={() => turn(turned(order, id))}>
          {head}
          <Icon name={icons[sorted ?? 'none']} size={14} />
        </button>
      ) : (
        head
      )}
    </th>
  )
}

/** From how many rows on a choice of order helps more than it takes room. */
const worthOrdering = 6

/** A list on a phone: each row is its name, its number or mark at the right, and the rest in a line
 * below. */
export function PhoneRows<Row>({
  columns,
  rows,
  keyOf,
  order,
  turn,
  card,
}: Drawn<Row> & { card?: ((row: Row) => ComponentChildren) | undefined }): JSX.Element {
  const sorted = columns.filter(({ sort, value }) => sort || value)
  return (
    <div class="mt-4 space-y-3">
      {rows.length >= worthOrdering && sorted.length > 1 && (
        <SelectField
          label="Urutkan menurut"
          name="urutan"
          empty="Seperti semula"
          value={order ?? ''}
          change={(value) => turn(value || undefined)}
          options={sorted.flatMap(({ id, head }) => [
            { value: id, label: `${head}, naik` },
            { value: `-${id}`, label: `${head}, turun` },
          ])}
        />
      )}
      <ul class="sheet rows">
        {rows.map((row) =>
          card ? (
            <li key={keyOf(row)} class="px-4 py-3">
              {card(row)}
            </li>
          ) : (
            <PhoneRow key={keyOf(row)} row={row} columns={columns} />
          ),
        )}
      </ul>
    </div>
  )
}

function PhoneRow<Row>({
  row,
  columns,
}: {
  row: Row
  columns: readonly ListColumn<Row>[]
}): JSX.Element {
  const name = nameOf(columns)
  const placed = (place: ListColumn<Row>['phone']): ListColumn<Row>[] =>
    columns.filter((column) => column !== name && (column.phone ?? 'under') === place)
  return (
    <li class="flex justify-between gap-3 px-4 py-3">
      <div class="min-w-0">
        <p class="leading-snug font-medium">{name && cellOf(name, row)}</p>
        {placed('under').map((column) => (
          <p key={column.id} class="meta mt-0.5">
            <span>{column.head}: </span>
            {cellOf(column, row)}
          </p>
        ))}
      </div>
      <div class="text-right text-sm num flex-none max-w-[45%]">
        {placed('end').map((column) => (
          <div key={column.id}>
            <span class="sr-only">{column.head}: </span>
            {cellOf(column, row)}
          </div>
        ))}
      </div>
    </li>
  )
}
