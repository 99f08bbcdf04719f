import type { ComponentChildren, JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { printNumber } from '../../kernel/indonesian.ts'
import { useWide } from '../platform/device.ts'
import { Chips } from './Chips.tsx'
import { Download } from './Download.tsx'
import { Icon } from './Drawing.tsx'
import type { ListFile } from './list-file.ts'
import { More } from './More.tsx'
import { PhoneRows } from './PhoneRows.tsx'
import { Button } from './ReasonButton.tsx'
import { type Column, type Filter, found, type Order, ordered, turned } from './table.ts'

/** A working table (`look.md` §6). */
export type TableTold<T> = {
  /** The sentence above the table; `context` says more in a second line. */
  sentence: string
  context?: ComponentChildren
  columns: Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  /** What the rows are, in the words of «Tampilkan 11 perangkat daerah lain». */
  noun: string
  filters?: Filter<T>[]
  /** The text a search field looks through; without it there is no search field. */
  textOf?: (row: T) => string
  /** The whole list as a file, made or fetched when somebody asks for it; without it there is no *Unduh*. */
  file?: (() => ListFile | Promise<ListFile>) | undefined
  first?: number
  empty?: ComponentChildren
  /** Further pages on the server (`usePages`). */
  more?: (() => void) | null
  busy?: boolean
  /** Columns must be compared: stays a table on a phone and scrolls sideways. */
  compare?: boolean
  foot?: ComponentChildren
}

const step = 200

/** A table with its sentence, filters, order, export and the rest behind «Tampilkan … lain». */
export function DataTable<T>(told: TableTold<T>): JSX.Element {
  const [chosen, choose] = useState('')
  const [words, setWords] = useState('')
  const [order, setOrder] = useState<Order | null>(null)
  const [shown, setShown] = useState(told.first ?? 12)
  const id = useId()
  const wide = useWide()

  const filter = told.filters?.find((one) => one.id === chosen)
  const kept = filter ? told.rows.filter(filter.keeps) : told.rows
  const rows = ordered(told.textOf ? found(kept, words, told.textOf) : kept, told.columns, order)
  const visible = rows.slice(0, shown)
  const rest = rows.length - visible.length
  return (
    <section aria-labelledby={id}>
      <Head {...told} id={id} words={words} setWords={setWords} />
      <Filters {...told} chosen={chosen} choose={choose} />
      {rows.length === 0 && (told.rows.length === 0 ? told.empty : null)}
      {rows.length === 0 && told.rows.length > 0 && (
        <p class="sheet p-5 mt-4">
          Tidak ada {told.noun} yang cocok. Ubah saringan untuk melihat yang lain.
        </p>
      )}
      {rows.length > 0 && (wide || told.compare) && (
        <Grid
          {...told}
          rows={visible}
          order={order}
          turn={(column) => setOrder(turned(order, column))}
          label={id}
        />
      )}
      {rows.length > 0 && !wide && !told.compare && (
        <PhoneRows {...told} rows={visible} order={order} setOrder={setOrder} />
      )}
      {rest > 0 && (
        <p class="mt-3 -ml-2">
          <Button kind="text" onClick={() => setShown(shown + step)}>
            Tampilkan {printNumber(Math.min(rest, step))} {told.noun} lain
          </Button>
        </p>
      )}
      {rest <= 0 && <More more={told.more ?? null} busy={told.busy ?? false} />}
      <p class="sr-only" role="status">
        {(chosen || words) && `${printNumber(rows.length)} ${told.noun} cocok.`}
      </p>
    </section>
  )
}

function Filters<T>(
  told: Pick<TableTold<T>, 'filters' | 'rows' | 'noun'> & {
    chosen: string
    choose: (id: string) => void
  },
): JSX.Element | null {
  const { filters = [], rows } = told
  if (filters.length === 0) return null
  const counted = filters.map(({ id, label, keeps }) => ({
    id,
    label,
    count: rows.filter(keeps).length,
  }))
  return (
    <div class="mt-3">
      <Chips
        label={`Saring ${told.noun}`}
        chosen={told.chosen}
        choose={told.choose}
        chips={[{ id: '', label: 'Semua', count: rows.length }, ...counted]}
      />
    </div>
  )
}

type HeadTold = Pick<TableTold<never>, 'sentence' | 'context' | 'file' | 'noun'> & {
  textOf?: unknown
  id: string
  words: string
  setWords: (words: string) => void
}

function Head({
  sentence,
  context,
  file,
  textOf,
  noun,
  id,
  words,
  setWords,
}: HeadTold): JSX.Element {
  return (
    <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h2 id={id} class="h2">
          {sentence}
        </h2>
        {context && <p class="sec">{context}</p>}
      </div>
      <div class="flex flex-wrap gap-2 items-center w-full md:w-auto">
        {textOf !== undefined && (
          <input
            type="search"
            class="input md:w-56!"
            placeholder="Saring daftar"
            aria-label={`Saring ${noun} dengan kata`}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
        {file && <Download noun={noun} file={file} />}
      </div>
    </div>
  )
}

type GridTold<T> = Pick<TableTold<T>, 'columns' | 'rows' | 'keyOf' | 'foot' | 'noun'> & {
  order: Order | null
  turn: (id: string) => void
  label: string
}

function Grid<T>({
  columns,
  rows,
  keyOf,
  foot,
  noun,
  order,
  turn,
  label,
}: GridTold<T>): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard
    <section class="sheet mt-4 px-5 overflow-x-auto" tabIndex={0} aria-label={`Tabel ${noun}`}>
      <table class="tbl" aria-labelledby={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} order={order} turn={turn} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, i) => {
                const Tag =
                  column.phone === 'name' ||
                  (i === 0 && !columns.some(({ phone }) => phone === 'name'))
                    ? 'th'
                    : 'td'
                return (
                  <Tag
                    key={column.id}
                    scope={Tag === 'th' ? 'row' : undefined}
                    class={`${column.right ? 'r' : ''} ${column.class ?? ''}`}
                  >
                    {column.cell(row)}
                  </Tag>
                )
              })}
            </tr>
          ))}
        </tbody>
        {foot && <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}

function HeadCell<T>({
  column,
  order,
  turn,
}: {
  column: Column<T>
  order: Order | null
  turn: (id: string) => void
}): JSX.Element {
  const mine = order?.id === column.id ? order : null
  const sorted = mine ? (mine.down ? 'descending' : 'ascending') : undefined
  return (
    <th scope="col" class={`${column.right ? 'r' : ''} ${column.class ?? ''}`} aria-sort={sorted}>
      {column.sort ? (
        <button type="button" class="sorter" onClick={() => turn(column.id)}>
          {column.head}
          <Icon name={mine && !mine.down ? 'naik' : mine ? 'turun' : 'urut'} size={14} />
        </button>
      ) : (
        column.head
      )}
    </th>
  )
}
