import type { JSX } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { type ImportKind, importContract } from '../../../rooms/imports/import.contract.ts'
import type { Wiring } from '../../parts/form/Field.tsx'
import { client } from '../../platform/client.ts'

const imports = client(importContract)
const pause = 200

type Column = ImportKind['columns'][number]
type Props = {
  kind: string
  column: Column
  value: string
  change: (value: string) => void
  /** What the importer is told besides the rows. */
  options: Readonly<Record<string, string>>
  wiring: Partial<Wiring> & { 'aria-label'?: string; 'data-cell'?: string }
}

/** The control of one cell: a choice, a date, a word that names something and is offered, or
 * text. */
export function TypedCell({ column, value, change, wiring, ...props }: Props): JSX.Element {
  if (column.choices)
    return (
      <select
        {...wiring}
        class="select"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      >
        <option value="">–</option>
        {column.choices.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </select>
    )
  if (column.suggests) return <Suggested {...{ column, value, change, wiring, ...props }} />
  const typing = {
    ...{ ...wiring, autocomplete: 'off', value },
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  }
  if (column.kind === 'date') return <input {...typing} type="date" class="input num" />
  return <input {...typing} class={column.kind === 'text' ? 'input' : 'input num'} />
}

/** What fits is asked for while somebody types; choosing writes its code and shows its name. */
function Suggested({ kind, column, value, change, options, wiring }: Props): JSX.Element {
  const id = useId()
  const [items, setItems] = useState<{ value: string; label: string }[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const ask = (words: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const asked = { kind, column: column.key, words: words.slice(0, 100) }
      imports.suggestWords({ ...asked, options: JSON.stringify(options) }).then(
        (answer) => setItems(answer.items),
        () => undefined, // without signal the word is typed in full
      )
    }, pause)
  }
  const label = items.find((item) => item.value === value)?.label
  return (
    <span class="block">
      <input
        {...wiring}
        class="input"
        autocomplete="off"
        list={id}
        value={value}
        onFocus={() => ask(value)}
        onInput={(event) => {
          change(event.currentTarget.value)
          ask(event.currentTarget.value)
        }}
      />
      <datalist id={id}>
        {items.map((item) => (
          <option key={item.value} value={item.value}>
            {item.label}
          </option>
        ))}
      </datalist>
      {label && <span class="meta block mt-1">{label}</span>}
    </span>
  )
}
