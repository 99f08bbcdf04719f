import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { views } from './views.tsx'

/** Draws a view to a string on the server, without any script in it. Refuses (throws) a view that
 * does not exist; the props come from our own rooms, checked where they are made (`Views`). */
export function render(view: string, props: unknown): string {
  const draw = Object.entries(views).find(([name]) => name === view)?.[1]
  if (!draw) throw new RangeError(`no view «${view}»`)
  return renderToString((draw as (props: unknown) => VNode)(props))
}
