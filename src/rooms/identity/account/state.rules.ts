import { type Actor, may, officesWith } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import { normalisedSignIn } from '../session/sign-in.rules.ts'

/** How it stands with somebody's account. `NONE`: nobody opened one yet. `PENDING`: the first
 * password was not changed yet. `LOCKED`: nobody signs in until it is unlocked. */
export const accountStates = ['NONE', 'PENDING', 'OPEN', 'LOCKED', 'CLOSED'] as const
export type AccountState = (typeof accountStates)[number]

type Standing = {
  closedAt: Instant | null
  lockedAt: Instant | null
  firstPasswordUntil: Instant | null
}

export function stateOf(account: Standing | undefined): AccountState {
  if (!account) return 'NONE'
  if (account.closedAt) return 'CLOSED'
  if (account.lockedAt) return 'LOCKED'
  return account.firstPasswordUntil ? 'PENDING' : 'OPEN'
}

/** What is done with an account that exists. */
export type AccountAct = 'reset' | 'lock' | 'unlock' | 'close' | 'reopen' | 'rename' | 'link'

const none = refusal(
  'identity/no-account',
  409,
  'Orang ini belum punya akun. Buka dahulu dari daftar pengguna.',
)
const closed = refusal('identity/account-closed', 409, 'Akun ini sudah ditutup. Buka lagi dahulu.')
const locked = refusal(
  'identity/account-is-locked',
  409,
  'Akun ini terkunci. Buka kuncinya dahulu.',
)
const open = refusal('identity/account-open', 409, 'Akun ini masih terbuka.')

/** Why an act does not fit the state an account is in; asking again for what is so already is no
 * fault, but for a reopening, which would make a new password. */
export function whyNotIn(state: AccountState, act: AccountAct): Refusal | null {
  if (state === 'NONE') return none
  if (act === 'reopen') return state === 'CLOSED' ? null : open
  if (state === 'CLOSED') return act === 'close' ? null : closed
  if (state === 'LOCKED' && (act === 'reset' || act === 'link')) return locked
  return null
}

/** Why somebody does not manage accounts, neither of the region nor of an office; with an office
 * (`null`: none), why not those of that one. */
export function whyNotManageAccounts(
  actor: Pick<Actor, 'kind' | 'mandates'>,
  agencyId?: string | null,
): Refusal | null {
  const offices = officesWith(actor, 'accounts.manage')
  const reached =
    agencyId === undefined
      ? offices === null || offices.length > 0
      : may(actor, 'accounts.manage', agencyId)
  return reached
    ? null
    : refusal(
        'identity/not-account-manager',
        403,
        'Akun dikelola Bagian Organisasi, atau administrator perangkat daerahnya sendiri.',
      )
}

/** Why a name cannot be somebody's sign-in name: another's NIP, or not of letters, digits and
 * dots. */
export function whyNotSignIn(signIn: string, nip: string | null): Refusal | null {
  const name = normalisedSignIn(signIn)
  if (name === nip || (/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name) && !/^\d+$/.test(name))) return null
  const detail =
    'Nama masuk berisi huruf kecil, angka, dan titik, misalnya «bupati» atau «budi.santoso». ' +
    'Angka saja hanya NIP orangnya sendiri.'
  return refusal('identity/sign-in-unfit', 422, detail, {
    errors: [{ pointer: '/signIn', detail }],
  })
}

/** Said where another account has the name, also a closed one. */
export function signInTaken(signIn: string): Refusal {
  const detail = `Nama masuk «${signIn}» sudah dipakai akun lain. Pilih nama lain.`
  return refusal('identity/sign-in-taken', 409, detail, {
    errors: [{ pointer: '/signIn', detail }],
  })
}

export const nobody = refusal(
  'identity/no-such-user',
  404,
  'Orang ini tidak bertugas di sini hari ini dan tidak punya akun.',
)
