import type { JSX } from 'preact'
import { printNumber } from '../../kernel/indonesian.ts'

/** One choice of a filter, with how many it keeps. */
export type Chip = { id: string; label: string; count?: number }

/** A row of filters of which one holds; on a phone it scrolls sideways. */
export function Chips({
  label,
  chips,
  chosen,
  choose,
}: {
  label: string
  chips: Chip[]
  chosen: string
  choose: (id: string) => void
}): JSX.Element {
  return (
    <fieldset>
      <legend class="sr-only">{label}</legend>
      <div class="chips">
        {chips.map(({ id, label: words, count }) => (
          <button
            key={id}
            type="button"
            class="chip"
            aria-pressed={id === chosen}
            onClick={() => choose(id)}
          >
            {words} {count !== undefined && <b class="num">{printNumber(count)}</b>}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
