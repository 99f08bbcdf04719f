import type { JSX } from 'preact'
import type { AgreementState } from '../../../rooms/agreements/agreement.contract.ts'
import { stateWord } from '../../../rooms/agreements/state.rules.ts'
import { Mark } from '../../parts/Mark.tsx'
import { markOf } from '../agreement-words.ts'

/** The state of an agreement: shape and word; what was signed by hand says so. */
export function StateMark({
  state,
  small,
  wetOn = null,
}: {
  state: AgreementState
  small?: boolean
  wetOn?: string | null
}): JSX.Element {
  return (
    <Mark kind={markOf[state]} small={small ?? false} said="">
      {stateWord(state)}
      {wetOn && ' (basah)'}
    </Mark>
  )
}

/** The parent was agreed anew since; beside the state, never instead of it. */
export const ReviewMark = (): JSX.Element => (
  <Mark kind="mid" small said="">
    Perlu ditinjau
  </Mark>
)
