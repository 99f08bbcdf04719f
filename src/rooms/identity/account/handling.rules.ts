import type { Actor, Mandate } from '../../../kernel/actor.ts'
import { may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** What was done to an account by somebody else than its holder. */
export type Handling = 'OPENED' | 'RESET' | 'SLIP_PRINTED' | 'LINK_MADE' | 'FACTOR_REMOVED'

/** What gives somebody else's account into a hand, though its holder had it already. */
export const takesOver: readonly Handling[] = ['RESET', 'LINK_MADE', 'FACTOR_REMOVED']

/** Whose account it is, with every mandate of today. */
export type Handled = { personId: string; mandates: readonly Mandate[] }

type Handler = Pick<Actor, 'kind' | 'personId' | 'mandates'>

const reaches = (handler: Handler, { mandates }: Handled): boolean =>
  mandates.every(
    ({ regionWide, rights, agencyId }) =>
      !regionWide && rights.every((right) => may(handler, right, agencyId)),
  )

/** Why somebody may not open, reset, lock or close this account: never one's own; the administrator
 * of an office only those all of whose rights they hold themselves; the head of region and
 * region-wide roles only another administrator of the region. */
export function whyNotHandle(handler: Handler, account: Handled): Refusal | null {
  if (handler.kind === 'system') return null
  const within = account.mandates.map(({ agencyId }) => agencyId)
  if (handler.personId === account.personId)
    return refusal(
      'identity/own-account',
      403,
      'Akun sendiri tidak dibuka, disetel ulang, atau ditutup sendiri. Minta pengelola akun yang lain.',
    )
  if (may(handler, 'accounts.manage')) return null
  if (!within.some((agencyId) => may(handler, 'accounts.manage', agencyId)))
    return refusal(
      'identity/not-account-manager',
      403,
      'Akun dikelola Bagian Organisasi, atau administrator perangkat daerahnya sendiri.',
    )
  return reaches(handler, account)
    ? null
    : refusal(
        'identity/account-beyond-rights',
        403,
        'Orang ini memegang kewenangan yang tidak Anda pegang. Akunnya dikelola Bagian Organisasi.',
      )
}
