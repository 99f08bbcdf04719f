import { printMomentShort } from '../../../kernel/moment.ts'
import type { AccountLine } from '../../../rooms/identity/account/account.contract.ts'
import type { AccountState } from '../../../rooms/identity/account/state.rules.ts'
import type { MarkKind } from '../../parts/drawings.ts'

export const stateWords: Record<AccountState, string> = {
  NONE: 'Belum punya akun',
  PENDING: 'Belum pernah masuk',
  OPEN: 'Aktif',
  LOCKED: 'Terkunci',
  CLOSED: 'Ditutup',
}

export const stateMarks: Record<AccountState, MarkKind> = {
  NONE: 'notyet',
  PENDING: 'half',
  OPEN: 'full',
  LOCKED: 'mid',
  CLOSED: 'unmeasurable',
}

/** When somebody was last here, or until when their first password holds. */
export function lastWords(
  { state, lastSignInAt, firstPasswordUntil }: AccountLine,
  timeZone: string,
): string | null {
  if (state === 'NONE') return null
  if (state === 'PENDING' && firstPasswordUntil)
    return `kata sandi pertama sampai ${printMomentShort(firstPasswordUntil, timeZone)}`
  return lastSignInAt
    ? `terakhir masuk ${printMomentShort(lastSignInAt, timeZone)}`
    : 'belum ada sesi yang tercatat'
}
