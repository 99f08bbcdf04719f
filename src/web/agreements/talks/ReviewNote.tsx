import type { JSX } from 'preact'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotReturn } from '../../../rooms/agreements/talks/party.rules.ts'
import { Note } from '../../parts/Note.tsx'
import { useSession } from '../../platform/session.tsx'
import { OnPress } from '../amending/OnPress.tsx'
import { mendSentence } from './review-words.ts'

const movedParent = () => import('../amending/MovedParent.tsx').then((file) => file.MovedParent)

/** Above the paper when its parent was agreed anew since, or a change of the organisation touches
 * it: what that means, and who may mend it. */
export function ReviewNote({ agreement }: { agreement: AgreementPage }): JSX.Element | null {
  const { actor } = useSession()
  const parent = agreement.chain.at(-1)
  const { state, secondParty, reviewReason } = agreement
  if (!agreement.needsReview) return null
  const giver =
    whyNotReturn(agreement, '-', actor) === null ? null : (secondParty?.name ?? 'Pemberi amanah')
  return (
    <Note
      tone="mid"
      title={reviewReason ?? 'Perlu ditinjau: PK atasan berubah sejak PK ini disepakati.'}
    >
      {reviewReason === null && parent && (
        <>
          PK {parent.title} sudah disepakati ulang dengan isi baru, sedangkan PK ini mengacu pada
          isi lamanya.{' '}
          {parent.readable && (
            <a class="link" href={`/perjanjian/${parent.id}`}>
              Baca PK atasan
            </a>
          )}
        </>
      )}
      {reviewReason === null && (
        <OnPress
          label="Tampilkan baris yang bergeser"
          part={movedParent}
          with={{ id: agreement.id }}
        />
      )}
      <span class="block mt-1.5">{mendSentence(state, giver)}</span>
    </Note>
  )
}
