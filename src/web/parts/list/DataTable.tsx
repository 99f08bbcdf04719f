import type { ComponentChildren, JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { Order } from '../../../kernel/order.ts'
import type { Pages } from '../../platform/client.ts'
import { useWide } from '../../platform/device/device.ts'
import { useQuery } from '../../platform/place.ts'
import { Chips } from '../Chips.tsx'
import { Button } from '../form/ReasonButton.tsx'
import { Loading } from '../Loading.tsx'
import { RefusalNote } from '../Note.tsx'
import { Download } from './Download.tsx'
import { Grid, PhoneRows } from './ListRows.tsx'
import {
  type Filter,
  fileOf,
  found,
  inListOrder,
  type ListColumn,
  type ListFile,
  wordsIn,
} from './list.ts'
import { More } from './More.tsx'

type Props<Row> = {
  /** The sentence above the table; `context` says more in a second line. */
  sentence: string
  context?: ComponentChildren
  columns: readonly ListColumn<Row>[]
  keyOf: (row: Row) => string
  /** What the rows are, in the words of «Tampilkan 11 perangkat daerah lain». */
  noun: string
  filters?: readonly Filter<Row>[]
  /** With a field that looks for words in every column; not before the last page is here, for what
   * is not here would be called missing. */
  search?: boolean
  /** The name of its file, without the ending, or the file itself where its rows are others;
   * without it there is no *Unduh*. */
  file?: string | (() => ListFile) | undefined
  first?: number
  empty?: ComponentChildren
  /** Columns must be compared: stays a table on a phone and scrolls sideways. */
  compare?: boolean
  foot?: ComponentChildren
  /** How a row looks on a phone, where it has too many figures for lines. */
  card?: (row: Row) => ComponentChildren
  /** Tells its order apart in the address where a page has several lists. */
  name?: string
}

/** A working table (`look.md` §6): of rows that are all here, or of a list the server gives page by
 * page (`usePages`). */
export type TableProps<Row> = Props<Row> &
  ({ rows: readonly Row[]; list?: never } | { rows?: never; list: Pages<Row> })

const step = 200

/** A list with its sentence, filters, order (kept in the address), file, and the rest behind
 * «Tampilkan … lain». */
export function DataTable<Row>(props: TableProps<Row>): JSX.Element {
  const { list, rows = list?.items } = props
  return (
    <>
      {list && <RefusalNote refusal={list.refusal} again={() => void list.again()} class="mb-4" />}
      {!rows && !list?.refusal && <Loading shape="table" />}
      {rows && <Table {...props} rows={rows} list={list} />}
    </>
  )
}

type Whole<Row> = Props<Row> & { rows: readonly Row[]; list: Pages<Row> | undefined }

function Table<Row>(props: Whole<Row>): JSX.Element {
  const { list, noun, compare } = props
  const [chosen, choose] = useState('')
  const [words, setWords] = useState('')
  const [order, turn] = useOrder(props.columns, props.name)
  const [shown, setShown] = useState(list ? Number.MAX_SAFE_INTEGER : (props.first ?? 12))
  const id = useId()
  const wide = useWide()

  const filter = props.filters?.find((one) => one.id === chosen)
  const kept = filter ? props.rows.filter(filter.keeps) : props.rows
  const hits = found(kept, words, wordsIn(props.columns))
  const rows = list?.sorted ? hits : inListOrder(hits, props.columns, order)
  const rest = rows.length - shown
  const drawn = {
    noun,
    keyOf: props.keyOf,
    rows: rows.slice(0, shown),
    order,
    turn,
    columns: props.columns.filter(({ only }) => only !== 'file'),
  }
  return (
    <section aria-labelledby={id}>
      <Head {...props} id={id} words={words} setWords={setWords} />
      <Filters {...props} chosen={chosen} choose={choose} />
      {rows.length === 0 && (props.rows.length === 0 ? props.empty : null)}
      {rows.length === 0 && props.rows.length > 0 && (
        <p class="sheet p-5 mt-4">
          Tidak ada {noun} yang cocok. Ubah saringan untuk melihat yang lain.
        </p>
      )}
      {rows.length > 0 && (wide || compare) && <Grid {...drawn} foot={props.foot} label={id} />}
      {rows.length > 0 && !wide && !compare && <PhoneRows {...drawn} card={props.card} />}
      {rest > 0 && (
        <p class="mt-3 -ml-2">
          <Button kind="text" onClick={() => setShown(shown + step)}>
            Tampilkan {printNumber(Math.min(rest, step))} {noun} lain
          </Button>
        </p>
      )}
      {list && <More more={list.more && (() => void list.more?.())} busy={list.busy} />}
      <p class="sr-only" role="status">
        {(chosen || words) && `${printNumber(rows.length)} ${noun} cocok.`}
      </p>
    </section>
  )
}

/** The order of a list, kept in the address (`urut`), so that it can be shared and come back to;
 * only by a column it has. */
export function useOrder<Asked extends Order | undefined = Order | undefined>(
  columns: readonly { id: string }[],
  name?: string,
): [Asked | undefined, (order: Order | undefined) => void] {
  const key = name ? `urut-${name}` : 'urut'
  const [{ [key]: asked }, change] = useQuery()
  const order = columns.some(({ id }) => id === asked?.replace(/^-/, ''))
    ? (asked as Asked)
    : undefined
  return [order, (turned) => change({ [key]: turned })]
}

function Filters<Row>({
  filters = [],
  rows,
  noun,
  chosen,
  choose,
}: Whole<Row> & { chosen: string; choose: (id: string) => void }): JSX.Element | null {
  if (filters.length === 0) return null
  const counted = filters.map(({ id, label, keeps }) => ({
    id,
    label,
    count: rows.filter(keeps).length,
  }))
  return (
    <div class="mt-3">
      <Chips
        label={`Saring ${noun}`}
        chosen={chosen}
        choose={choose}
        chips={[{ id: '', label: 'Semua', count: rows.length }, ...counted]}
      />
    </div>
  )
}

function Head<Row>(
  props: Whole<Row> & { id: string; words: string; setWords: (words: string) => void },
): JSX.Element {
  const { noun, file, list, rows, columns } = props
  return (
    <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h2 id={props.id} class="h2">
          {props.sentence}
        </h2>
        {props.context && <p class="sec">{props.context}</p>}
      </div>
      <div class="flex flex-wrap gap-2 items-center w-full md:w-auto">
        {props.search && !list?.more && (
          <input
            type="search"
            class="input md:w-56!"
            placeholder="Saring daftar"
            aria-label={`Saring ${noun} dengan kata`}
            value={props.words}
            onInput={(event) => props.setWords(event.currentTarget.value)}
          />
        )}
        {file && rows.length > 0 && (
          <Download
            noun={noun}
            file={async () =>
              typeof file === 'string'
                ? fileOf(file, columns, (await list?.whole()) ?? rows)
                : file()
            }
          />
        )}
      </div>
    </div>
  )
}
