import type { ComponentChildren, JSX } from 'preact'

/** What only a specialist compares (digests, serial numbers, the level of a signature), folded away
 * from everybody else; it opens without script. */
export function TechnicalDetails({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <details class="twin mt-2">
      <summary class="link text-sm py-1">Rincian teknis</summary>
      <div class="mt-2">{children}</div>
    </details>
  )
}
