import type { ComponentChildren, JSX } from 'preact'

/** Nothing here: the cause in one line, then one way out. */
export function Empty({
  cause,
  children,
  action,
}: {
  cause: string
  children?: ComponentChildren
  action?: { href: string; label: string }
}): JSX.Element {
  return (
    <div class="sheet p-5">
      <p class="font-semibold">{cause}</p>
      {children && <p class="sec mt-1">{children}</p>}
      {action && (
        <a class="btn btn-quiet mt-4" href={action.href}>
          {action.label}
        </a>
      )}
    </div>
  )
}
