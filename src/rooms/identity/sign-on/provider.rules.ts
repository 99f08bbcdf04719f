import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** A sign-in by a provider takes so long at most. */
export const tripMinutes = 10

const away = (name: string): Refusal =>
  refusal(
    'identity/provider-away',
    503,
    `${name} sedang tidak dapat dihubungi. Masuk dengan kata sandi, atau coba lagi sebentar lagi.`,
  )
const notPublic = refusal(
  'identity/provider-not-public',
  422,
  'Alamat penyedia harus https dan terbuka di internet, bukan alamat jaringan dalam.',
  { errors: [{ pointer: '/issuer', detail: 'Harus https dan terbuka di internet.' }] },
)
const mismatch = (name: string): Refusal =>
  refusal(
    'identity/provider-mismatch',
    401,
    `Jawaban ${name} tidak cocok dengan permintaan kita, jadi tidak ada yang masuk. Mulai lagi dari halaman masuk.`,
  )

/** What a person reads where a provider gave nothing. */
export const whyProviderFailed = (
  failed: 'away' | 'not-public' | 'mismatch',
  name: string,
): Refusal =>
  failed === 'away' ? away(name) : failed === 'not-public' ? notPublic : mismatch(name)

export const noProvider = refusal(
  'identity/no-such-provider',
  404,
  'Penyedia ini tidak ada lagi. Muat ulang halaman masuk.',
)
export const tripLost = refusal(
  'identity/sign-on-lost',
  401,
  'Masuk lewat penyedia ini tidak dimulai di peramban ini, atau sudah lewat sepuluh menit. Mulai lagi dari halaman masuk.',
)

/** The NIP in what a provider claims; `null` where it is none. */
export function nipOf(claimed: unknown): string | null {
  const digits = typeof claimed === 'string' ? claimed.replace(/[\s.-]/g, '') : ''
  return /^\d{18}$/.test(digits) ? digits : null
}

const refuse = (code: string, detail: string): Refusal => refusal(`identity/${code}`, 403, detail)

export const noNip = (name: string): Refusal =>
  refuse('sign-on-without-nip', `${name} tidak menyebut NIP Anda. Masuk dengan kata sandi.`)
export const noAccountOfNip = refuse(
  'sign-on-without-account',
  'Belum ada akun terbuka untuk NIP Anda. Minta pengelola pengguna membukanya.',
)
export const stillFirst = refuse(
  'sign-on-first-password',
  'Masuk dahulu dengan kata sandi pertama Anda dan pilih yang baru; sesudah itu penyedia ini dapat dipakai.',
)
export const otherSubject = refuse(
  'sign-on-other-subject',
  'Akun Anda sudah terhubung dengan orang lain di penyedia ini. Hubungi Bagian Organisasi.',
)
