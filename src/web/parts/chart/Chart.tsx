import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../Drawing.tsx'

/** The frame of every drawing: the sentence it proves, the drawing, and the same as a table. */
export function Chart(props: {
  sentence: string
  context?: ComponentChildren
  children: ComponentChildren
  legend?: ComponentChildren
  table: ComponentChildren
}): JSX.Element {
  return (
    <figure class="space-y-3 min-w-0">
      <figcaption>
        <h3 class="font-semibold">{props.sentence}</h3>
        {props.context && <p class="sec">{props.context}</p>}
      </figcaption>
      {props.children}
      {props.legend && <p class="meta">{props.legend}</p>}
      <details class="twin">
        <summary class="link inline-flex items-center gap-1 text-sm">
          <Icon name="buka" />
          Baca sebagai tabel
        </summary>
        <div class="overflow-x-auto mt-2">{props.table}</div>
      </details>
    </figure>
  )
}
