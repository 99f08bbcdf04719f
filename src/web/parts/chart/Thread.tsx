import type { ComponentChildren, JSX } from 'preact'
import { Shape } from '../Drawing.tsx'
import { type MarkKind, marks } from '../drawings.ts'

/** One knot of the thread: who, in what state, and whether the line to the next one is still open
 * (broken). `said` is read instead of the word of the shape; empty where the knot is a person and
 * no state. */
export type Knot = {
  kind: MarkKind
  said?: string
  who: ComponentChildren
  what?: ComponentChildren
  more?: ComponentChildren
  open?: boolean
  here?: boolean
}

/** The thread (benang amanah): giver above, receiver below, a line between; broken where nothing
 * binds yet. */
export function Thread({
  knots,
  label,
  sheet,
}: {
  knots: Knot[]
  label: string
  sheet?: boolean
}): JSX.Element {
  return (
    <ol class={sheet ? 'thread sheet p-4' : 'thread on-page'} aria-label={label}>
      {knots.map((knot, i) => (
        <li
          key={i}
          data-open={knot.open ? '' : undefined}
          aria-current={knot.here ? 'true' : undefined}
        >
          <span class="knot">
            <Shape kind={knot.kind} size={20} />
          </span>
          <div class="min-w-0">
            <p class={`font-semibold leading-tight ${knot.here ? 'text-primary' : ''}`}>
              {knot.who}
              {knot.said !== '' && (
                <span class="sr-only">, {knot.said ?? marks[knot.kind].word.toLowerCase()}</span>
              )}
            </p>
            {knot.what && <p class="sec">{knot.what}</p>}
            {knot.more && <p class="sec mt-1">{knot.more}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
