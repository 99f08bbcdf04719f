import type { Actor } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { AgreementState } from '../agreement.contract.ts'
import { whyNotDraft } from '../agreement.rules.ts'
import { mayAmend } from '../amending/amending.rules.ts'
import { mayFollow, stateWord, turnIn } from '../state.rules.ts'
import type { Promised } from '../talks/party.rules.ts'

/** Why this person cannot withdraw a draft: only Bagian Organisasi (an amendment also its giver, who
 * may draft it), before anybody has signed it, and always with a reason. A first signature is voided by the giver alone, who hands the promise back. */
export function whyNotCancel(
  promise: Promised & { inForce: number | null },
  reason: string,
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>,
): Refusal | null {
  const { state, inForce } = promise
  if (inForce === null ? whyNotDraft(actor) : !mayAmend(promise, actor))
    return refusal(
      'agreements/not-yours-to-cancel',
      403,
      'Konsep PK ditarik oleh Bagian Organisasi. Sampaikan alasannya kepada mereka.',
    )
  if (!mayFollow(state, 'CANCELLED')) return refusal('agreements/not-cancellable', 409, why(state))
  return reason.trim()
    ? null
    : refusal('agreements/reason-missing', 422, 'Tulis alasannya; penerima amanah akan membacanya.')
}

const why = (state: AgreementState): string =>
  turnIn(state) === 'SECOND'
    ? 'PK ini sudah ditandatangani pihak pertama. Minta pemberi amanahnya menekan Kembalikan dahulu.'
    : `PK ini berstatus «${stateWord(state)}», jadi bukan konsep yang dapat ditarik.`
