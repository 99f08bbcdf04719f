import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'

/** A link opens the choice of a password for so many hours. */
export const linkHours = 72

/** Why a link opens nothing: unknown, used or replaced, or too late. */
export function whyNotLink(
  link: { expiresAt: Instant; usedAt: Instant | null } | undefined,
  now: Instant,
): Refusal | null {
  if (!link)
    return refusal(
      'identity/link-unknown',
      404,
      'Tautan ini tidak dikenal. Salin seluruhnya, atau minta yang baru kepada pengelola akun.',
    )
  if (link.usedAt)
    return refusal(
      'identity/link-used',
      409,
      'Tautan ini sudah dipakai atau diganti yang lebih baru. Bila bukan Anda yang memakainya, segera hubungi pengelola akun.',
    )
  if (link.expiresAt <= now)
    return refusal(
      'identity/link-ended',
      409,
      'Tautan ini hanya berlaku 72 jam dan sudah lewat. Minta yang baru kepada pengelola akun.',
    )
  return null
}
