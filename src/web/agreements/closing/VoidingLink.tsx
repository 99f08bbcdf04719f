import type { JSX } from 'preact'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotGiver } from '../../../rooms/agreements/talks/party.rules.ts'
import { useSession } from '../../platform/session.tsx'

/** The way to the procedure by which this promise may be voided, for those it concerns; for its
 * giver, while it is in force, the way to propose it. */
export function VoidingLink({ agreement }: { agreement: AgreementPage }): JSX.Element | null {
  const { actor } = useSession()
  const { id, caseId, promiseState } = agreement
  const open = caseId !== null
  if (!open && (promiseState !== 'ACTIVE' || whyNotGiver(agreement, actor))) return null
  return (
    <p>
      <a class="link" href={open ? `/prosedur/${caseId}` : `/prosedur/baru/PEMBATALAN_PK/${id}`}>
        {open ? 'Prosedur pembatalan PK ini' : 'Usulkan pembatalan PK ini'}
      </a>
    </p>
  )
}
