import type { JSX } from 'preact'
import { Fragment } from 'preact'

/** One step of the way to a page; the last has no address. */
export type Step = { label: string; href?: string }

/** The way to this page: links, the page itself last. */
export function Breadcrumb({ steps }: { steps: Step[] }): JSX.Element {
  return (
    <nav class="sec" aria-label="Jalur halaman">
      {steps.map(({ label, href }, i) => (
        <Fragment key={`${label}${href}`}>
          {i > 0 && <span aria-hidden="true"> › </span>}
          {href ? (
            <a class="link" href={href}>
              {label}
            </a>
          ) : (
            <span aria-current={i === steps.length - 1 ? 'page' : undefined}>{label}</span>
          )}
        </Fragment>
      ))}
    </nav>
  )
}
