import type { JSX } from 'preact'
import { Icon } from '../../parts/Drawing.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { ColumnSum, EntryWords, type MatrixFields } from './MatrixParts.tsx'
import { fillable, newEntry } from './matrix-draft.ts'

/** The matrix on a phone: each result with the people who deliver it. */
export function MatrixColumns(fields: MatrixFields): JSX.Element {
  const { page, draft, open, mayChange } = fields
  const able = fillable(page)
  return (
    <div class="space-y-6">
      {page.columns.map((column) => (
        <section key={column.id} class="sheet p-5 space-y-3" aria-label={column.text}>
          <ColumnSum {...fields} column={column} />
          <ul class="space-y-3">
            {draft.entries
              .filter(({ parentResultId }) => parentResultId === column.id)
              .map((entry) => {
                const row = page.rows.find((one) => one.assignmentId === entry.assignmentId)
                const isAble = able.some((one) => one === row)
                return (
                  <li key={entry.key}>
                    <button
                      type="button"
                      class="text-left block w-full min-h-11"
                      aria-disabled={mayChange && isAble ? undefined : 'true'}
                      onClick={() => mayChange && isAble && open(entry)}
                    >
                      <b class="font-semibold">{row?.name}</b>
                      <EntryWords entry={entry} column={column} />
                    </button>
                  </li>
                )
              })}
          </ul>
          {mayChange && able[0] && (
            <Button onClick={() => open(newEntry(able[0]?.assignmentId ?? '', column))}>
              <Icon name="tambah" size={20} />
              Tambah pegawai
            </Button>
          )}
        </section>
      ))}
    </div>
  )
}
