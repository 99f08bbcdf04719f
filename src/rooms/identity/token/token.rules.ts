import type { Right } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'

/** What a service may be let to read, and what a page calls it. */
export const scopeNames = {
  'organisation.read': 'Organisasi dan pejabat',
  'planning.read': 'Rencana, indikator, dan pohon kinerja',
  'budget.read': 'Anggaran',
  'agreements.read': 'Perjanjian kinerja',
  'results.read': 'Capaian di ruang kendali',
} as const satisfies Partial<Record<Right, string>>
export type Scope = keyof typeof scopeNames
export const scopes = Object.keys(scopeNames) as Scope[]

/** The longest a token lasts, in days. */
const longest = 366

/** A token ends on a day to come, at most a year away: who still needs it then makes another. */
export function whyNotExpire(expiresOn: LocalDate, today: LocalDate): Refusal | null {
  const days = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000
  if (days > 0 && days <= longest) return null
  const detail = 'Pilih hari sesudah hari ini, paling lama satu tahun lagi.'
  return refusal('identity/token-expiry', 422, detail, {
    errors: [{ pointer: '/expiresOn', detail }],
  })
}

export const noToken = refusal('identity/no-such-token', 404, 'Token ini tidak ada di daerah Anda.')
