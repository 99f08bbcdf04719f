import type { ComponentChildren, JSX } from 'preact'

/** A sheet of rows: what is to be done, one below the other. */
export function Rows({
  children,
  label,
}: {
  children: ComponentChildren
  label?: string
}): JSX.Element {
  return (
    <ul class="sheet rows" aria-label={label}>
      {children}
    </ul>
  )
}

/** One row: the verb, the object, why; when; and its one button. `late` makes the time red, with
 * the word that says so. */
export function Row(told: {
  verb?: string
  object: ComponentChildren
  why?: ComponentChildren
  meta?: ComponentChildren
  when?: string
  late?: boolean
  action?: ComponentChildren
}): JSX.Element {
  const time = `text-sm ${told.late ? 'text-bad font-semibold' : 'text-ink-2'}`
  return (
    <li class={`row ${told.verb ? 'row-verb' : ''}`}>
      {told.verb && (
        <p class="flex justify-between gap-4 leading-snug">
          <span class="font-semibold text-primary">{told.verb}</span>
          {told.when && <span class={`md:hidden ${time}`}>{told.when}</span>}
        </p>
      )}
      <div class="min-w-0">
        <p class="leading-snug font-medium">{told.object}</p>
        {told.why && <p class="sec mt-0.5">{told.why}</p>}
        {told.meta && <p class="meta mt-1">{told.meta}</p>}
      </div>
      {(told.when || told.action) && (
        <div class="row-end">
          {told.when && (
            <span class={`${told.verb ? 'hidden md:inline' : ''} text-right ${time}`}>
              {told.when}
            </span>
          )}
          {told.action}
        </div>
      )}
    </li>
  )
}
