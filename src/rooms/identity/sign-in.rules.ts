import { type Refusal, refusal } from '../../kernel/refusal.ts'

/** Failures looked at: those of the last fifteen minutes. */
export const failureWindowMinutes = 15
const freeTries = 5

/** An 18-digit NIP may be typed with spaces, dots or dashes; other names are taken as typed, without regard to case. */
export function normalisedSignIn(text: string): string {
  const digits = text.replace(/[\s.-]/g, '')
  return /^\d{18}$/.test(digits) ? digits : text.trim().toLowerCase()
}

/** Five tries, then a growing wait per name (2, 4, 8 … 300 seconds), so that guessing is slow and nobody is locked out for long. */
export function whyNotTry(failures: { count: number; secondsSinceLast: number }): Refusal | null {
  if (failures.count < freeTries) return null
  const wait = Math.min(300, 2 ** (failures.count - freeTries + 1)) - failures.secondsSinceLast
  if (wait <= 0) return null
  return refusal('identity/too-many-tries', 429, `Terlalu banyak percobaan masuk. Tunggu ${Math.ceil(wait)} detik, lalu coba lagi.`)
}

/** One sentence for a wrong name and a wrong password alike, so that nobody learns which names exist. */
export const wrongPair = refusal(
  'identity/wrong-pair',
  401,
  'Nama masuk atau kata sandi salah. Periksa lagi; NIP boleh diketik dengan spasi.',
)
