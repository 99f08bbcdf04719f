import type { JSX } from 'preact'
import { months as names } from '../../../kernel/indonesian.ts'
import { Shape } from '../Drawing.tsx'
import { type MarkKind, marks } from '../drawings.ts'

/** Twelve squares under J–D; `now` (1–12) is framed. `kinds` holds January to December. */
export function Months({
  label,
  kinds,
  now,
}: {
  label: string
  kinds: MarkKind[]
  now?: number
}): JSX.Element {
  return (
    <ol class="months" aria-label={label}>
      {names.map((name, i) => {
        const kind = kinds[i] ?? 'notyet'
        return (
          <li
            key={name}
            data-s={marks[kind].tone}
            aria-current={now === i + 1 ? 'date' : undefined}
          >
            <span class="meta" aria-hidden="true">
              {name.charAt(0)}
            </span>
            <span class="month">
              <Shape kind={kind} size={12} />
              <span class="sr-only">
                {name}: {marks[kind].word.toLowerCase()}
              </span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
