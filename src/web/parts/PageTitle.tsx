import type { ComponentChildren, JSX } from 'preact'
import { useTitle } from '../platform/arrival.ts'
import { Breadcrumb, type Step } from './Breadcrumb.tsx'
import { Lede } from './Lede.tsx'

/** The top of every page: way or greeting, the sentence, one line of context. `title` names the
 * browser tab; `aside` holds a mark or quiet tools at the right, below the sentence on a phone. */
export function PageTitle(props: {
  children: ComponentChildren
  title?: string
  steps?: Step[]
  greeting?: ComponentChildren
  context?: ComponentChildren
  aside?: ComponentChildren
  wide?: boolean
}): JSX.Element {
  const { steps, greeting, wide } = props
  return (
    <header class="md:flex md:items-end md:justify-between gap-8">
      {props.title && <Titled title={props.title} />}
      <div class="min-w-0">
        {steps && <Breadcrumb steps={steps} />}
        {greeting && <p class="eyebrow">{greeting}</p>}
        <Lede class={`${steps || greeting ? 'mt-1.5' : ''} ${wide ? 'wide' : ''}`}>
          {props.children}
        </Lede>
        {props.context && <p class="sec mt-2 max-w-[64ch]">{props.context}</p>}
      </div>
      {props.aside && (
        <div class="mt-3 md:mt-0 flex flex-wrap items-center gap-2 md:flex-none">{props.aside}</div>
      )}
    </header>
  )
}

function Titled({ title }: { title: string }): null {
  useTitle(title)
  return null
}
