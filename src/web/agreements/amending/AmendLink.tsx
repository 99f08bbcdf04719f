import type { JSX } from 'preact'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotAmend } from '../../../rooms/agreements/amending/amending.rules.ts'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'

/** The way to amend a promise in force, for who may. */
export function AmendLink({ agreement }: { agreement: AgreementPage }): JSX.Element | null {
  const { actor } = useSession()
  if (agreement.superseded || whyNotAmend(agreement, actor, useToday())) return null
  return (
    <p>
      <a class="link" href={`/perjanjian/${agreement.id}/ubah`}>
        Ubah PK ini
      </a>
    </p>
  )
}
