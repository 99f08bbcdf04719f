import type { VNode } from 'preact'
import { Bullet } from './parts/Bullet.tsx'
import { Heat } from './parts/Heat.tsx'
import { Mark } from './parts/Mark.tsx'
import { Months } from './parts/Months.tsx'
import { Thread } from './parts/Thread.tsx'

type Parameters0<F> = F extends (props: infer P) => unknown ? P : never

/** What the server can draw to a string: pictures for PDFs and, later, the public pages. The same components as in the browser. */
export type Views = {
  bullet: Parameters0<typeof Bullet>
  heat: Parameters0<typeof Heat>
  mark: Parameters0<typeof Mark>
  months: Parameters0<typeof Months>
  thread: Parameters0<typeof Thread>
}

export const views: { [V in keyof Views]: (props: Views[V]) => VNode } = {
  bullet: (props) => <Bullet {...props} />,
  heat: (props) => <Heat {...props} />,
  mark: (props) => <Mark {...props} />,
  months: (props) => <Months {...props} />,
  thread: (props) => <Thread {...props} />,
}
