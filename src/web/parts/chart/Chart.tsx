import type { ComponentChildren, JSX } from 'preact'
import { Icon } from '../Drawing.tsx'

/** The frame of every drawing: the sentence it proves, the drawing, and the same as a table. */
export function Chart(told: {
  sentence: string
  context?: ComponentChildren
  children: ComponentChildren
  legend?: ComponentChildren
  table: ComponentChildren
}): JSX.Element {
  return (
    <figure class="space-y-3 min-w-0">
      <figcaption>
        <h3 class="font-semibold">{told.sentence}</h3>
        {told.context && <p class="sec">{told.context}</p>}
      </figcaption>
      {told.children}
      {told.legend && <p class="meta">{told.legend}</p>}
      <details class="twin">
        <summary class="link inline-flex items-center gap-1 text-sm">
          <Icon name="buka" />
          Baca sebagai tabel
        </summary>
        <div class="overflow-x-auto mt-2">{told.table}</div>
      </details>
    </figure>
  )
}
