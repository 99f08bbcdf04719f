import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** A viewing ends by itself: long enough to see what somebody means on the telephone. */
export const viewingMinutes = 30

/** Who helps the whole region may look with somebody's eyes: who manages every account. */
export const mayView = (actor: Pick<Actor, 'kind' | 'mandates'>): boolean =>
  actor.kind === 'person' && may(actor, 'accounts.manage')

/** Why somebody may not look as this person. */
export function whyNotView(
  actor: Pick<Actor, 'kind' | 'mandates' | 'personId'>,
  personId: string,
): Refusal | null {
  if (!mayView(actor))
    return refusal(
      'identity/viewing-not-allowed',
      403,
      'Melihat sebagai orang lain hanya untuk administrator daerah yang membantunya.',
    )
  return actor.personId === personId
    ? refusal('identity/viewing-oneself', 422, 'Anda sudah melihat sebagai diri sendiri.')
    : null
}
