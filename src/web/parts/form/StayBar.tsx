import type { ComponentChildren, JSX } from 'preact'

/** The bar that stays at the bottom of a task: one sentence of what will happen, then its one or
 * two buttons. */
export function StayBar({
  label,
  children,
  actions,
}: {
  label: string
  children: ComponentChildren
  actions: ComponentChildren
}): JSX.Element {
  return (
    <section class="stay" aria-label={label}>
      <div class="wrap py-3 flex flex-wrap items-center gap-x-6 gap-y-2.5">
        <p class="sec flex-1 min-w-60">{children}</p>
        <div class="stay-actions">{actions}</div>
      </div>
    </section>
  )
}
