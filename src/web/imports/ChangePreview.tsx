import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'
import type { ImportRun } from '../../rooms/imports/import.contract.ts'
import { DataTable } from '../parts/list/DataTable.tsx'
import { column } from '../parts/list/list.ts'
import { isFigures } from './state.ts'

type Line = { key: string; cells: string[] }

const headings: Record<ImportRun['state'], { counts: string; changes: string }> = {
  CHECKED: { counts: 'Yang akan berubah', changes: 'Rincian perubahan' },
  REFUSED: { counts: 'Yang akan berubah setelah diperbaiki', changes: 'Rincian perubahan' },
  COMMITTED: { counts: 'Yang berubah', changes: 'Rincian perubahan' },
  UNDONE: { counts: 'Yang waktu itu berubah', changes: 'Rincian perubahan' },
}

/** A number as the preview prints it; nothing where it is none. */
const numberOf = (text: string): number | null => {
  const number = Number(text.replaceAll('.', '').replace(',', '.'))
  return text === '' || Number.isNaN(number) ? null : number
}

/** What the file changes: counts, and the first changes one by one. */
export function ChangePreview({ run: { state, summary } }: { run: ImportRun }): JSX.Element {
  const { counts, preview } = summary
  return (
    <>
      <section aria-labelledby="perubahan">
        <h2 id="perubahan" class="h2">
          {headings[state].counts}
        </h2>
        <dl class="grid grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[repeat(2,minmax(0,1fr)_auto)] lg:grid-cols-[repeat(3,minmax(0,1fr)_auto)] gap-x-4 lg:gap-x-6 sheet mt-3 px-5 py-2">
          {counts.map(({ label, count }) => (
            <div key={label} class="col-span-2 grid grid-cols-subgrid py-2">
              <dt class="sec">{label}</dt>
              <dd class={`num text-right ${count === 0 ? 'text-ink-3' : 'font-semibold'} lg:pr-6`}>
                {printNumber(count)}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {preview.rows.length > 0 && <Lines heading={headings[state].changes} {...preview} />}
    </>
  )
}

function Lines({
  heading,
  columns: heads,
  rows,
}: {
  heading: string
  columns: string[]
  rows: string[][]
}): JSX.Element {
  const columns = heads.map((head, at) => {
    const figures = isFigures(rows.map((row) => row[at] ?? ''))
    return column<Line>(String(at), head, ({ cells }) => cells[at] || null, {
      ...(figures && { kind: 'number', sort: ({ cells }) => numberOf(cells[at] ?? '') }),
      cell: ({ cells }) => cells[at] || <span class="text-ink-3">–</span>,
    })
  })
  return (
    <DataTable
      sentence={heading}
      context={rows.length >= 100 ? 'Seratus yang pertama.' : undefined}
      columns={columns}
      rows={rows.map((cells, at) => ({ key: String(at), cells }))}
      keyOf={({ key }) => key}
      noun="perubahan"
      compare
      search={rows.length > 12}
    />
  )
}
