import type { JSX } from 'preact'
import type { AgreementLine, AgreementState } from '../../../rooms/agreements/agreement.contract.ts'
import { binds, stateWord } from '../../../rooms/agreements/state.rules.ts'
import { Shape } from '../../parts/Drawing.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { useSession } from '../../platform/session.tsx'
import { markOf } from '../agreement-words.ts'
import { proposalsAddress } from '../amending/proposal-words.ts'

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

type Money = Pick<AgreementLine, 'offBudget' | 'promiseState' | 'id' | 'year'>

/** Its money is not that of the DPA in force; of one in force with the way to what differs. */
export function OffBudgetNote({ offBudget, promiseState, id, year }: Money): JSX.Element | null {
  const { actingAs } = useSession().actor
  if (!offBudget) return null
  return (
    <span class="flex items-start gap-1.5 sec font-normal mt-1">
      <span class="mt-1 flex-none" data-s="mid">
        <Shape kind="mid" size={12} />
      </span>
      <span>
        {offBudget.sentence}{' '}
        {actingAs && binds(promiseState) && (
          <a class="link" href={proposalsAddress(year, id)}>
            Lihat bedanya
          </a>
        )}
      </span>
    </span>
  )
}
