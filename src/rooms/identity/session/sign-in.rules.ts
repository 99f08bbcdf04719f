import type { Actor } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'

/** Tries looked at: those of the last fifteen minutes. */
export const tryWindowMinutes = 15
const windowMs = tryWindowMinutes * 60_000
const freeTries = 5

/** An 18-digit NIP may be typed with spaces, dots or dashes; other names are taken as typed,
 * without regard to case. */
export function normalisedSignIn(text: string): string {
  const digits = text.replace(/[\s.-]/g, '')
  return /^\d{18}$/.test(digits) ? digits : text.trim().toLowerCase()
}

/** The tries that still count at a moment: none of them once the last is a quarter of an hour away,
 * also when a clock was set back. */
export function countingTries(
  kept: { count: number; last: Instant } | undefined,
  now: Instant,
): Tries {
  const secondsSinceLast = kept ? (Date.parse(now) - Date.parse(kept.last)) / 1000 : 0
  if (!kept || Math.abs(secondsSinceLast) * 1000 > windowMs)
    return { count: 0, secondsSinceLast: 0 }
  return { count: kept.count, secondsSinceLast }
}
export type Tries = { count: number; secondsSinceLast: number }

/** Five tries of one name from one address, then a growing wait (2, 4, 8 … 300 seconds): guessing
 * is slow, nobody waits for long. */
export function whyNotTry({ count, secondsSinceLast }: Tries): Refusal | null {
  if (count < freeTries) return null
  const wait = Math.min(300, 2 ** (count - freeTries + 1)) - Math.max(0, secondsSinceLast)
  if (wait <= 0) return null
  const detail = `Terlalu banyak percobaan masuk. Tunggu ${Math.ceil(wait)} detik, lalu coba lagi.`
  return refusal('identity/too-many-tries', 429, detail)
}

/** Tries that a known device has of its own before it counts as unknown. */
export const triesOfDevice = 10

/** Seconds that a further try from an unknown device is kept waiting, after so many tries of its
 * address over all names within the window: none up to a hundred, then 1 to 10. It is never refused
 * for them: an office of a thousand people has one address. */
export const delayAfter = (triesOfAddress: number): number =>
  triesOfAddress < 100 ? 0 : Math.min(10, 1 + Math.floor((triesOfAddress - 100) / 20))

/** The quarter of an hour a moment lies in, by its beginning: failures are kept by it. */
export const quarterOf = (now: Instant): Instant =>
  new Date(Math.floor(Date.parse(now) / windowMs) * windowMs).toISOString()

/** One sentence for a wrong name and a wrong password alike, so that nobody learns which names
 * exist. */
export const wrongPair = refusal(
  'identity/wrong-pair',
  401,
  'Nama masuk atau kata sandi salah. Periksa lagi; NIP boleh diketik dengan spasi.',
)

/** Said only to whoever typed the right first password too late. */
export const firstPasswordEnded = refusal(
  'identity/first-password-ended',
  401,
  'Kata sandi pertama ini sudah lewat 14 hari dan tidak berlaku lagi. Minta yang baru ' +
    'kepada pengelola pengguna.',
)

/** Said only to whoever typed the right password of a locked account. */
export const lockedOut = refusal(
  'identity/account-locked',
  403,
  'Akun Anda sedang dikunci. Hubungi pengelola akun perangkat daerah Anda atau Bagian Organisasi.',
)

/** Why somebody with the right password may not come in: they work here no more, or were never
 * anything here but their post, and no post, no role in a team and no grant is theirs today. */
export const whyNotEnter = ({
  mandates,
  withoutPost,
  mustChangePassword,
  mustEnrol,
}: Pick<Actor, 'mandates' | 'withoutPost' | 'mustChangePassword' | 'mustEnrol'>): Refusal | null =>
  mandates.length > 0 || withoutPost || mustChangePassword || mustEnrol
    ? null
    : refusal(
        'identity/no-mandate',
        403,
        'Hari ini Anda tidak memegang jabatan, peran tim, atau penunjukan di daerah ini, jadi ' +
          'akun Anda tidak terbuka. Bila ini keliru, hubungi pengelola kepegawaian (BKPSDM).',
      )
