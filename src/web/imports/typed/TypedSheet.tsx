import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { FieldError } from '../../parts/form/Field.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { cellAt, cellsOf, focusCell, moveInColumn } from '../../parts/form/sheet-keys.ts'
import { TypedCell } from './TypedCell.tsx'
import { labelOf } from './typed-forms.ts'
import { type Cells, pastedInto } from './typed-rows.ts'
import type { Typed } from './use-typed.ts'

/** Many rows as a sheet: on a wide screen one line each, on a phone one card each. Tab goes through
 * the cells, Enter and the arrows through the column, Enter in the last row begins the next one;
 * copied cells fill from where they are pasted. */
export function TypedSheet({ typed }: { typed: Typed }): JSX.Element {
  const table = useRef<HTMLTableElement>(null)
  const { form, shown, held, change, fresh } = typed
  const next = useRef<{ row: number; column: string } | null>(null)
  const beforehand = form.sheet?.beforehand ?? []
  const first = shown.find(({ key }) => !beforehand.includes(key))?.key ?? ''
  useEffect(() => {
    if (next.current) focusCell(table.current, next.current.row, next.current.column)
    next.current = null
  }, [held.rows.length])
  const insert = (row: number, cells: Cells, column = first): void => {
    next.current = { row, column }
    change((rows) => rows.toSpliced(row, 0, cells))
  }
  const begins = (after: number): Cells =>
    form.sheet?.next?.(held.rows, held.rows[after], fresh) ?? fresh
  const below = form.sheet?.below
  const press = (event: KeyboardEvent): void => {
    const at = cellAt(event.target)
    const enter = at !== null && event.key === 'Enter' && !form.sheet?.closed
    const row = at?.row ?? 0
    const parent = held.rows[row]
    if (enter && event.ctrlKey && event.shiftKey && below && parent) {
      event.preventDefault()
      insert(row + 1, below(held.rows, parent, fresh))
    } else if (enter && (event.ctrlKey || (row === held.rows.length - 1 && !event.shiftKey))) {
      event.preventDefault()
      insert(row + 1, begins(row))
    } else moveInColumn(table.current, event, held.rows.length)
  }
  const paste = (event: ClipboardEvent): void => {
    const at = cellAt(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!at || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    change((rows) => pastedInto(rows, cellsOf(text), at, shown, fresh))
  }
  return (
    <div class="overflow-x-auto">
      <table ref={table} class="sheet month-grid typed" onKeyDown={press} onPaste={paste}>
        <caption class="sr-only">{form.title}</caption>
        <thead>
          <tr>
            {shown.map((column) => (
              <th key={column.key} scope="col">
                {form.labels?.[column.key] ?? labelOf(column.heading)}
              </th>
            ))}
            <th scope="col">
              <span class="sr-only">Baris</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {held.rows.map((cells, row) => (
            <Row
              key={row}
              {...{ typed, cells, row }}
              {...(below && { grow: () => insert(row + 1, below(held.rows, cells, fresh)) })}
            />
          ))}
        </tbody>
      </table>
      {!form.sheet?.closed && (
        <p class="mt-3">
          <Button
            kind="text"
            onClick={() => insert(held.rows.length, begins(held.rows.length - 1))}
          >
            Tambah baris
          </Button>
        </p>
      )}
    </div>
  )
}

function Row({
  typed,
  cells,
  row,
  grow,
}: {
  typed: Typed
  cells: Cells
  row: number
  grow?: () => void
}): JSX.Element {
  const { form, kind, shown, held, at, type, change } = typed
  const recorded = row < held.opened.length
  const frozen = recorded ? (form.sheet?.frozen ?? []) : []
  return (
    <tr aria-label={`Baris ${row + 1}`}>
      {shown.map((column) => {
        const { error, doubt } = at(row, column.key)
        const label = form.labels?.[column.key] ?? labelOf(column.heading)
        const told = `${row}-${column.key}-told`
        return (
          <td key={column.key} data-head={label} data-kind={column.key}>
            <div class="field">
              {frozen.includes(column.key) ? (
                <span class="sec py-2">{cells[column.key] || '–'}</span>
              ) : (
                <TypedCell
                  {...{ kind: kind.kind, column, options: held.options }}
                  wiring={{
                    'aria-label': `${label}, baris ${row + 1}`,
                    'aria-invalid': error ? true : undefined,
                    'aria-describedby': error || doubt ? told : undefined,
                    'data-cell': `${row} ${column.key}`,
                  }}
                  value={cells[column.key] ?? ''}
                  change={(value) => type(row, column.key, value)}
                />
              )}
              {error && <FieldError id={told}>{error}</FieldError>}
              {!error && doubt && (
                <p class="hint" id={told}>
                  {doubt}
                </p>
              )}
            </div>
          </td>
        )
      })}
      <td data-head="Baris">
        <span class="flex flex-wrap gap-1">
          {grow && (
            <Button kind="text" onClick={grow}>
              + di bawahnya
            </Button>
          )}
          {!recorded && held.rows.length > 1 && (
            <Button kind="text" onClick={() => change((rows) => rows.toSpliced(row, 1))}>
              Buang
            </Button>
          )}
        </span>
      </td>
    </tr>
  )
}
