import type { ComponentChildren, JSX } from 'preact'
import { useTitle } from '../platform/arrival.ts'
import { Breadcrumb, type Step } from './Breadcrumb.tsx'
import { Lede } from './Lede.tsx'

/** The top of every page: way or greeting, the sentence, one line of context. `title` names the
 * browser tab; `aside` holds a mark or quiet tools at the right, below the sentence on a phone. */
export function PageTitle(told: {
  children: ComponentChildren
  title?: string
  steps?: Step[]
  greeting?: ComponentChildren
  context?: ComponentChildren
  aside?: ComponentChildren
  wide?: boolean
}): JSX.Element {
  return (
    <header class="md:flex md:items-end md:justify-between gap-8">
      {told.title && <Titled title={told.title} />}
      <div class="min-w-0">
        {told.steps && <Breadcrumb steps={told.steps} />}
        {told.greeting && <p class="eyebrow">{told.greeting}</p>}
        <Lede class={`${told.steps || told.greeting ? 'mt-1.5' : ''} ${told.wide ? 'wide' : ''}`}>
          {told.children}
        </Lede>
        {told.context && <p class="sec mt-2 max-w-[64ch]">{told.context}</p>}
      </div>
      {told.aside && (
        <div class="mt-3 md:mt-0 flex flex-wrap items-center gap-2 md:flex-none">{told.aside}</div>
      )}
    </header>
  )
}

function Titled({ title }: { title: string }): null {
  useTitle(title)
  return null
}
