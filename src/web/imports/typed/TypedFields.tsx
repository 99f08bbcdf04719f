import type { JSX } from 'preact'
import { Field } from '../../parts/form/Field.tsx'
import { TypedCell } from './TypedCell.tsx'
import { labelOf } from './typed-forms.ts'
import type { Typed } from './use-typed.ts'

/** One row as a form: each column a field with what is wrong or doubtful below it. */
export function TypedFields({ typed }: { typed: Typed }): JSX.Element {
  const { form, kind, shown, held, at, type } = typed
  const row = held.rows[0] ?? {}
  return (
    <div class="grid md:grid-cols-2 gap-x-8 gap-y-5">
      {shown.map((column) => {
        const { error, doubt } = at(0, column.key)
        return (
          <Field
            key={column.key}
            label={form.labels?.[column.key] ?? labelOf(column.heading)}
            error={error}
            hint={doubt}
          >
            {(wiring) => (
              <TypedCell
                {...{ kind: kind.kind, column, wiring, options: held.options }}
                value={row[column.key] ?? ''}
                change={(value) => type(0, column.key, value)}
              />
            )}
          </Field>
        )
      })}
    </div>
  )
}
