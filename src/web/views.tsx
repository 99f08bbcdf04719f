import type { VNode } from 'preact'
import { VerificationView } from './agreements/public/VerificationView.tsx'
import { TrustView } from './documents/TrustView.tsx'
import { Bullet } from './parts/chart/Bullet.tsx'
import { Heat } from './parts/chart/Heat.tsx'
import { Months } from './parts/chart/Months.tsx'
import { Thread } from './parts/chart/Thread.tsx'
import { Mark } from './parts/Mark.tsx'
import { ProblemView } from './shell/ProblemView.tsx'
import { ServiceView } from './staff/feedback/ServiceView.tsx'
import { SkpCheckView } from './staff/papers/SkpCheckView.tsx'

type Parameters0<F> = F extends (props: infer P) => unknown ? P : never

/** What the server can draw to a string: pictures for PDFs, and the public pages. The same
 * components as in the browser. */
export type Views = {
  bullet: Parameters0<typeof Bullet>
  heat: Parameters0<typeof Heat>
  mark: Parameters0<typeof Mark>
  months: Parameters0<typeof Months>
  thread: Parameters0<typeof Thread>
  verification: Parameters0<typeof VerificationView>
  trust: Parameters0<typeof TrustView>
  serviceFeedback: Parameters0<typeof ServiceView>
  skpCheck: Parameters0<typeof SkpCheckView>
  problem: Parameters0<typeof ProblemView>
}

export const views: { [V in keyof Views]: (props: Views[V]) => VNode } = {
  bullet: (props) => <Bullet {...props} />,
  heat: (props) => <Heat {...props} />,
  mark: (props) => <Mark {...props} />,
  months: (props) => <Months {...props} />,
  thread: (props) => <Thread {...props} />,
  verification: (props) => <VerificationView {...props} />,
  trust: (props) => <TrustView {...props} />,
  serviceFeedback: (props) => <ServiceView {...props} />,
  skpCheck: (props) => <SkpCheckView {...props} />,
  problem: (props) => <ProblemView {...props} />,
}
