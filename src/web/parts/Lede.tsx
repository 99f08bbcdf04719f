import type { ComponentChildren, JSX } from 'preact'
import { useArrival } from '../platform/arrival.ts'

/** The one true sentence that opens a page, its only `<h1>`. Numbers in it may be links to what
 * they count. */
export function Lede({
  children,
  class: extra = '',
}: {
  children: ComponentChildren
  class?: string
}): JSX.Element {
  const heading = useArrival<HTMLHeadingElement>()
  return (
    <h1 class={`lede ${extra}`} tabIndex={-1} ref={heading}>
      {children}
    </h1>
  )
}
