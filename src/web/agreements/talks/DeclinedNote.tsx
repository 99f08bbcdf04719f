import type { JSX } from 'preact'
import { dateOf } from '../../../kernel/moment.ts'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { whyNotReopen } from '../../../rooms/agreements/talks/talk.rules.ts'
import { Note } from '../../parts/Note.tsx'
import { useSession } from '../../platform/session.tsx'
import { useToday } from '../../platform/today.ts'
import { answerSentence, declinedSentence } from './declined-words.ts'

/** Above the paper of a declined promise: from whom, since when, why, and who is to answer. */
export function DeclinedNote({
  agreement,
  mine,
}: {
  agreement: AgreementPage
  mine: boolean
}): JSX.Element | null {
  const today = useToday()
  const { region, actor } = useSession()
  const { declined, firstParty } = agreement
  if (!declined) return null
  const asked = !mine && !whyNotReopen(agreement, declined.answeredBy, '-', actor)
  const since = dateOf(declined.at, region.timeZone)
  return (
    <Note tone="mid" title={declinedSentence(mine ? null : firstParty.name, since)}>
      «{declined.reason}»{' '}
      <span class="block mt-1.5">
        {answerSentence(asked ? 'READER' : declined.answeredBy, since, today)}
      </span>
    </Note>
  )
}
