import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { whyNotFill } from '../../../rooms/staff/matrix/cells.rules.ts'
import type { MatrixColumn, MatrixRow } from '../../../rooms/staff/matrix/matrix.contract.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { focusCell } from '../../parts/form/sheet-keys.ts'
import { SideScroll } from '../../parts/list/SideScroll.tsx'
import { ColumnSum, EntryWords, type MatrixFields, WaitingFor } from './MatrixParts.tsx'
import { moved, newEntry, withEntry, withoutEntry } from './matrix-draft.ts'

const dragged = 'text/x-hasil'

/** The matrix as a grid: people by results. An entry is dragged to another cell, or moved with the
 * keys: arrows between cells, Enter opens, Delete takes away. */
export function MatrixGrid(fields: MatrixFields): JSX.Element {
  const { page } = fields
  const table = useRef<HTMLTableElement>(null)
  return (
    <>
      <p class="meta" hidden={!fields.mayChange}>
        Seret sebuah isian ke sel lain, atau pindah dengan tombol panah: Enter membuka, Delete
        melepas.
      </p>
      <SideScroll label="Matriks peran hasil" class="sheet md:px-5">
        <table class="tbl" ref={table} onKeyDown={(event) => goOn(table.current, fields, event)}>
          <caption class="sr-only">Pegawai dan hasil kerja yang mereka dukung</caption>
          <thead>
            <tr>
              <th scope="col">Pegawai</th>
              {page.columns.map((column) => (
                <th key={column.id} scope="col" class="min-w-60 align-top">
                  <ColumnSum {...fields} column={column} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.rows.map((row, nth) => (
              <tr key={row.assignmentId}>
                <th scope="row" class="align-top min-w-44">
                  {row.name}
                  <span class="meta block font-normal">{row.title}</span>
                  <WaitingFor row={row} page={page} />
                </th>
                {page.columns.map((column, at) => (
                  <GridCell key={column.id} {...fields} row={row} column={column} at={[nth, at]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </>
  )
}

type CellTold = MatrixFields & { row: MatrixRow; column: MatrixColumn; at: [number, number] }

function GridCell(told: CellTold): JSX.Element {
  const { draft, change, open, row, column, at, mayChange } = told
  const entries = draft.entries.filter(
    (one) => one.assignmentId === row.assignmentId && one.parentResultId === column.id,
  )
  const isOpen = mayChange && whyNotFill(row) === null
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    const key = event.dataTransfer?.getData(dragged)
    const entry = draft.entries.find((one) => one.key === key)
    if (entry) change(withEntry(draft, moved(entry, row.assignmentId, column.id)))
  }
  return (
    <td
      class="align-top"
      onDragOver={(event) => isOpen && event.preventDefault()}
      onDrop={(event) => isOpen && drop(event)}
    >
      <div class="space-y-2">
        {entries.map((entry, nth) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: only dragged; the button has the keys
          <div
            key={entry.key}
            class="flex gap-1.5"
            draggable={isOpen}
            onDragStart={(event) => event.dataTransfer?.setData(dragged, entry.key)}
          >
            {isOpen && (
              <span class="cursor-grab text-ink-3 select-none" aria-hidden="true">
                ⠿
              </span>
            )}
            <button
              type="button"
              class="text-left block flex-1 cursor-pointer"
              aria-disabled={isOpen ? undefined : 'true'}
              data-cell={nth === 0 ? `${at[0]} ${at[1]}` : undefined}
              data-key={entry.key}
              onClick={() => isOpen && open(entry)}
            >
              <EntryWords entry={entry} column={column} />
            </button>
          </div>
        ))}
        {isOpen && (
          <button
            type="button"
            class="link text-sm inline-flex items-center gap-1"
            data-cell={entries.length === 0 ? `${at[0]} ${at[1]}` : undefined}
            aria-label={`Tambah hasil kerja ${row.name} untuk ${column.text}`}
            onClick={() => open(newEntry(row.assignmentId, column))}
          >
            <Icon name="tambah" size={16} /> Tambah
          </button>
        )}
        {!isOpen && entries.length === 0 && <span class="meta">—</span>}
      </div>
    </td>
  )
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrows lead from cell to cell, Delete takes the entry in focus away. */
function goOn(
  table: HTMLTableElement | null,
  { page, draft, change, mayChange }: MatrixFields,
  event: KeyboardEvent,
): void {
  if (!(event.target instanceof HTMLElement)) return
  const { key, cell } = event.target.dataset
  const entry = draft.entries.find((one) => one.key === key)
  const row = page.rows.find(({ assignmentId }) => assignmentId === entry?.assignmentId)
  if (event.key === 'Delete' && mayChange && entry && row && whyNotFill(row) === null) {
    event.preventDefault()
    change(withoutEntry(draft, entry.key))
    return
  }
  const step = steps[event.key]
  const [at = 0, column = 0] = cell?.split(' ').map(Number) ?? []
  if (!step || cell === undefined) return
  event.preventDefault()
  for (let [y, x] = [at + step[0], column + step[1]]; page.rows[y] && page.columns[x]; ) {
    if (focusCell(table, y, String(x))) return
    y += step[0]
    x += step[1]
  }
}
