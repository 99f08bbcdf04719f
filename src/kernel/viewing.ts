import type { Actor } from './actor.ts'
import type { AnyRoute } from './contract.ts'
import { type Refusal, refusal } from './refusal.ts'

/** Why a route is closed to whoever looks with another person's eyes: nothing is written, nothing
 * is looked at that goes on record as a look, and what concerns the account alone stays its
 * owner's. */
export function whyNotWhileViewing(
  { viewing, name }: Pick<Actor, 'viewing' | 'name'>,
  {
    method,
    access,
    acts,
    personal,
    endsViewing,
  }: Pick<AnyRoute, 'method' | 'access' | 'acts' | 'personal' | 'endsViewing'>,
): Refusal | null {
  if (!viewing || access === 'public' || endsViewing) return null
  if (method !== 'GET')
    return refusal(
      'identity/viewing-only',
      403,
      `Anda sedang melihat sebagai ${name}: hanya membaca, tidak ada yang dapat diubah atau ` +
        'ditandatangani. Akhiri dahulu untuk bertindak atas nama sendiri.',
    )
  if (!personal && acts !== 'look') return null
  return refusal(
    'identity/viewing-closed',
    403,
    `Halaman ini hanya untuk ${name} sendiri, jadi tidak terbuka bagi yang melihat sebagai dirinya.`,
  )
}
