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
export function Row(props: {
  verb?: string
  object: ComponentChildren
  why?: ComponentChildren
  meta?: ComponentChildren
  when?: string
  late?: boolean
  action?: ComponentChildren
}): JSX.Element {
  const time = `text-sm ${props.late ? 'text-bad font-semibold' : 'text-ink-2'}`
  return (
    <li class={`row ${props.verb ? 'row-verb' : ''}`}>
      {props.verb && (
        <p class="flex justify-between gap-4 leading-snug">
          <span class="font-semibold text-primary">{props.verb}</span>
          {props.when && <span class={`md:hidden ${time}`}>{props.when}</span>}
        </p>
      )}
      <div class="min-w-0">
        <p class="leading-snug font-medium">{props.object}</p>
        {props.why && <p class="sec mt-0.5">{props.why}</p>}
        {props.meta && <p class="meta mt-1">{props.meta}</p>}
      </div>
      {(props.when || props.action) && (
        <div class="row-end">
          {props.when && (
            <span class={`${props.verb ? 'hidden md:inline' : ''} text-right ${time}`}>
              {props.when}
            </span>
          )}
          {props.action}
        </div>
      )}
    </li>
  )
}
