import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** A password has at least so many characters; length is what makes guessing long
 * (NIST SP 800-63B-4 §3.1.1, OWASP ASVS 5.0 6.2.1). */
export const shortestPassword = 12
/** A first password opens its change for so many days. */
export const firstPasswordDays = 14

/** What most people type first, in Indonesia and elsewhere: alone, doubled, or with numbers around
 * it, none of them is a secret. */
const words = new Set(
  `password passw0rd p@ssword p@ssw0rd katasandi rahasia rahasiaku sandi admin administrator qwerty
  qwertyuiop asdfghjkl zxcvbnm qazwsx 1q2w3e4r5t 1qaz2wsx3edc abcdefghijkl abcdef abcd indonesia
  merdeka garuda pancasila nusantara jakarta surabaya bandung makassar bismillah alhamdulillah
  assalamualaikum subhanallah allahuakbar sayang sayangku cintaku iloveyou welcome letmein dragon
  football monkey sunshine princess amanah perjanjian perjanjiankinerja kinerja pegawai pemda pemkot
  pemkab pemerintah asn pns user guest test coba`.split(/\s+/),
)

/** «Rahasia-2026!!» → «rahasia»; «qwertyqwerty» → «qwerty». */
function coreOf(password: string): string {
  const bare = password.toLowerCase().replace(/^\P{L}+|\P{L}+$/gu, '')
  return /^(.+?)\1+$/.exec(bare)?.[1] ?? bare
}

const isRow = (text: string): boolean =>
  [...text].every(
    (letter, at) =>
      at === 0 ||
      [0, 1, -9].includes((letter.codePointAt(0) ?? 0) - (text.codePointAt(at - 1) ?? 0)),
  )

const isCommon = (password: string): boolean =>
  new Set(password).size < 5 ||
  isRow(password) ||
  coreOf(password) === '' ||
  words.has(coreOf(password))

const refuse = (code: string, detail: string): Refusal =>
  refusal(`identity/${code}`, 422, detail, { errors: [{ pointer: '/next', detail }] })

/** Why a password may not be chosen: short, the sign-in name in it, the one before, or among the
 * commonest. No demand for capitals, numbers or signs: they make passwords forgotten, not
 * strong. */
export function whyNotPassword({
  next,
  current,
  signIn,
}: {
  next: string
  current: string
  signIn: string
}): Refusal | null {
  if ([...next].length < shortestPassword)
    return refuse(
      'password-short',
      `Kata sandi paling pendek ${shortestPassword} huruf. Beberapa kata yang mudah Anda ingat sudah cukup.`,
    )
  const name = signIn.replace(/[\s.-]/g, '').toLowerCase()
  if (
    name.length > 3 &&
    next
      .toLowerCase()
      .replace(/[\s.-]/g, '')
      .includes(name)
  )
    return refuse(
      'password-is-name',
      'Kata sandi ini memuat NIP atau nama masuk Anda. Pilih yang tidak tertulis di mana pun.',
    )
  if (next === current)
    return refuse('password-same', 'Ini kata sandi yang sekarang. Pilih yang baru.')
  if (isCommon(next))
    return refuse(
      'password-common',
      'Kata sandi ini terlalu umum dan mudah ditebak. Pilih beberapa kata lain.',
    )
  return null
}
