import type { ComponentChildren, JSX } from 'preact'
import { Shape } from './Drawing.tsx'
import { type MarkKind, marks } from './drawings.ts'

/** A status: colour, shape and word. Without children the word of the status is shown; with
 * children they are shown, and `said` (by default the word) is read to those who cannot see the
 * shape. */
export function Mark({
  kind,
  small,
  said,
  children,
}: {
  kind: MarkKind
  small?: boolean
  said?: string
  children?: ComponentChildren
}): JSX.Element {
  const { tone, word } = marks[kind]
  return (
    <span class={small ? 'mark sm num' : 'mark num'} data-s={tone}>
      <Shape kind={kind} size={small ? 12 : 14} />
      {children ?? word}
      {children !== undefined && said !== '' && (
        <span class="sr-only">, {said ?? word.toLowerCase()}</span>
      )}
    </span>
  )
}
