import { type Actor, may } from '../../../kernel/actor.ts'
import { ended } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { AgreementPage } from '../agreement.contract.ts'
import { stateWord } from '../state.rules.ts'
import { givingMandate, type Promised, whyNotGiver, whyNotReceiver } from './party.rules.ts'

/** Where a talk is read and held. */
export const talkPath = (id: string): string => `/perjanjian/${id}/pembahasan`

/** May somebody read a talk? Its two parties, and who reads the promises of the whole region. */
export function whyNotReadTalk(
  promised: Promised,
  who: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
): Refusal | null {
  if (may(who, 'agreements.read')) return null
  const parties = [promised.firstParty.personId, promised.secondParty?.personId]
  if (parties.includes(who.personId ?? '')) return null
  const giver = promised.form === 'TWO_PARTY' && whyNotGiver(promised, who) === null
  return giver
    ? null
    : refusal(
        'agreements/talk-closed',
        403,
        'Pembahasan PK hanya dibaca oleh kedua pihaknya dan pengelola tingkat daerah. Isi yang ' +
          'disepakati ada di PK-nya.',
      )
}

/** What «belum siap» and the talk after it leave to do, until the promise is agreed or ends. */
export const declinedTasks = [
  ...['agreements/talk', 'agreements/dialogue'],
  ...['agreements/other-official', 'agreements/position-review'],
]

/** The declining that stands now: its reason, since when, by whom, and who answers; `null` unless
 * the promise is declined. */
export function declinedOf(
  { state, history }: Pick<AgreementPage, 'state' | 'history'>,
  answeredBy: string | null,
): AgreementPage['declined'] {
  const last = history.findLast((entry) => entry.state === 'DECLINED')
  return state === 'DECLINED' && last
    ? { reason: last.note ?? '', at: last.at, by: last.by, answeredBy }
    : null
}

/** Why this person cannot decide what follows on «belum siap»: it is for whoever may take it up again
 * for the giver, never for the receiver; a dialogue needs its day. */
export function whyNotFollowUp(
  promised: Promised,
  answerer: string | null,
  { outcome, reason, dueOn }: { outcome: string; reason: string; dueOn: string | null },
  who: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
  today: string,
): Refusal | null {
  if (who.personId === promised.firstParty.personId)
    return refusal(
      'agreements/not-yours-to-follow-up',
      403,
      ended(`Tindak lanjutnya diputuskan ${answerer ?? 'Bagian Organisasi'}`),
    )
  const why = whyNotReopen(promised, answerer, reason, who)
  if (why) return why
  if (outcome !== 'DIALOGUE' || (dueOn !== null && dueOn >= today)) return null
  const detail = 'Pilih tanggal dialog, paling awal hari ini.'
  return refusal('agreements/dialogue-day', 422, detail, {
    errors: [{ pointer: '/dueOn', detail }],
  })
}

/** Why this person cannot take a declined promise up again («Buka pembahasan lagi»), always with a
 * note of what is proposed. It is for the giver; where nobody answers for the giver (`answerer` is
 * `null`), for Bagian Organisasi; and for the receiver: «belum siap» is the receiver's own word,
 * taking it back binds nobody (the content is still a draft, the giver signs last and may hand it
 * back), and nobody should have to wait for the giver to be allowed to promise. */
export function whyNotReopen(
  promised: Promised,
  answerer: string | null,
  reason: string,
  who: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
): Refusal | null {
  if (who.personId === promised.firstParty.personId) {
    const left = whyNotReceiver(promised, who)
    if (left) return left
  } else if (
    !givingMandate(promised, who) &&
    !(may(who, 'agreements.draft') && answerer === null)
  ) {
    const others = `${answerer ?? 'Bagian Organisasi'} atau ${promised.firstParty.name}`
    return refusal(
      'agreements/not-yours-to-reopen',
      403,
      ended(`Pembahasan PK ini hanya dapat dibuka lagi oleh ${others}`),
    )
  }
  if (promised.state !== 'DECLINED')
    return refusal(
      'agreements/wrong-state',
      409,
      `PK ini berstatus «${stateWord(promised.state)}»; hanya PK yang dinyatakan belum ` +
        'siap yang pembahasannya dibuka lagi.',
    )
  return reason.trim()
    ? null
    : refusal('agreements/reason-missing', 422, 'Tulis usulan Anda; pihak lain akan membacanya.')
}
