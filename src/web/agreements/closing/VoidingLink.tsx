import type { JSX } from 'preact'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotGiver } from '../../../rooms/agreements/talks/party.rules.ts'
import { Note } from '../../parts/Note.tsx'
import { useSession } from '../../platform/session.tsx'

type Told = { agreement: AgreementPage }

/** Above the paper, for those it concerns: a procedure about this promise is under way. */
export function VoidingNote({ agreement: { procedure } }: Told): JSX.Element | null {
  if (!procedure?.open) return null
  return (
    <Note title="Pembatalan PK ini sedang diusulkan.">
      PK tetap berlaku sampai ada keputusan.{' '}
      <a class="link" href={`/prosedur/${procedure.id}`}>
        Buka prosedurnya
      </a>
    </Note>
  )
}

/** Below it: the procedure that is over; for the giver of a promise in force, the way to propose. */
export function VoidingLink({ agreement }: Told): JSX.Element | null {
  const { actor } = useSession()
  const { id, procedure, promiseState } = agreement
  if (procedure?.open) return null
  const mayPropose = promiseState === 'ACTIVE' && whyNotGiver(agreement, actor) === null
  return (
    <p class="flex flex-wrap gap-x-6 gap-y-2">
      {procedure && (
        <a class="link" href={`/prosedur/${procedure.id}`}>
          Prosedur tentang PK ini
        </a>
      )}
      {mayPropose && (
        <a class="link" href={`/prosedur/baru/PEMBATALAN_PK/${id}`}>
          Usulkan pembatalan PK ini
        </a>
      )}
    </p>
  )
}
