import { type Actor, may } from '../../kernel/actor.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Certificate, CertificateState } from './certificate.contract.ts'

/** Where a certificate stands at a moment. */
export function certificateState(
  dates: { validTo: Instant | null; revokedAt: Instant | null },
  now: Instant,
): CertificateState {
  if (dates.revokedAt) return 'REVOKED'
  if (!dates.validTo) return 'WAITING'
  return dates.validTo <= now ? 'EXPIRED' : 'CONFIRMED'
}

/** A passphrase worth the name: at least ten characters, not one character over and over, not the
 * person's own name. */
export function whyNotPassphrase(passphrase: string, name: string): Refusal | null {
  const weak = (detail: string): Refusal =>
    refusal('documents/weak-passphrase', 422, detail, {
      errors: [{ pointer: '/passphrase', detail }],
    })
  if ([...passphrase].length < 10)
    return weak(
      'Kata sandi tanda tangan sedikitnya 10 huruf. Beberapa kata yang mudah diingat lebih ' +
        'kuat daripada satu kata.',
    )
  if (new Set(passphrase).size < 5)
    return weak('Kata sandi tanda tangan terlalu mudah ditebak. Pakai beberapa kata yang berbeda.')
  if (name.toLowerCase().includes(passphrase.trim().toLowerCase()))
    return weak('Kata sandi tanda tangan tidak boleh nama Anda sendiri.')
  return null
}

/** One certificate at a time: a new one is asked for when there is none, or the last is revoked or
 * expired. */
export function whyNotRequest(last: Pick<Certificate, 'state'> | null): Refusal | null {
  if (last?.state === 'CONFIRMED')
    return refusal(
      'documents/certificate-there',
      409,
      'Anda sudah memiliki sertifikat yang berlaku.',
    )
  if (last?.state === 'WAITING')
    return refusal(
      'documents/certificate-waiting',
      409,
      'Permintaan Anda menunggu pengesahan orang kedua.',
    )
  return null
}

/** A certificate is confirmed by a second person with the right to manage people; never by its own
 * holder. */
export function whyNotConfirm(
  certificate: Pick<Certificate, 'personId' | 'state'>,
  actor: Pick<Actor, 'kind' | 'mandates' | 'personId'>,
): Refusal | null {
  if (!may(actor, 'organisation.manage'))
    return refusal(
      'documents/not-confirmer',
      403,
      'Mengesahkan sertifikat hanya untuk BKPSDM atau Bagian Organisasi.',
    )
  if (actor.personId === certificate.personId)
    return refusal(
      'documents/own-certificate',
      403,
      'Sertifikat Anda disahkan orang kedua, bukan Anda sendiri.',
    )
  return certificate.state === 'WAITING'
    ? null
    : refusal('documents/certificate-settled', 409, 'Permintaan ini sudah diputuskan.')
}

export function whyNotRevoke(
  certificate: Pick<Certificate, 'personId' | 'state'>,
  actor: Pick<Actor, 'kind' | 'mandates' | 'personId'>,
): Refusal | null {
  if (!may(actor, 'organisation.manage') && actor.personId !== certificate.personId)
    return refusal(
      'documents/not-revoker',
      403,
      'Sertifikat dicabut pemiliknya, BKPSDM, atau Bagian Organisasi.',
    )
  return certificate.state === 'REVOKED'
    ? refusal('documents/certificate-settled', 409, 'Sertifikat ini sudah dicabut.')
    : null
}

/** Why a person cannot sign now for want of a certificate, with the way to one. */
export function whyNoSigning(certificate: Pick<Certificate, 'state'> | null): Refusal | null {
  const mend = { href: '/sertifikat', label: 'Buka sertifikat saya' }
  if (!certificate)
    return refusal(
      'documents/no-certificate',
      409,
      'Anda belum memiliki sertifikat tanda tangan. Minta dahulu; orang kedua akan mengesahkannya.',
      { mend },
    )
  if (certificate.state === 'WAITING')
    return refusal(
      'documents/certificate-waiting',
      409,
      'Sertifikat Anda menunggu pengesahan orang kedua.',
      { mend },
    )
  if (certificate.state === 'REVOKED' || certificate.state === 'EXPIRED')
    return refusal(
      'documents/certificate-ended',
      409,
      'Sertifikat Anda sudah dicabut atau berakhir. Minta yang baru.',
      { mend },
    )
  return null
}

const freeTries = 5
/** Wrong passphrases count for fifteen minutes. */
export const passphraseWindowMinutes = 15

/** Five tries, then a growing wait per person (`design.md` §6). */
export function whyNotTryPassphrase({
  count,
  secondsSinceLast,
}: {
  count: number
  secondsSinceLast: number
}): Refusal | null {
  if (count < freeTries) return null
  const wait = Math.min(600, 5 * 2 ** (count - freeTries)) - Math.max(0, secondsSinceLast)
  return wait <= 0
    ? null
    : refusal(
        'documents/passphrase-wait',
        429,
        `Terlalu banyak kata sandi tanda tangan yang salah. Tunggu ${Math.ceil(wait)} detik, lalu coba lagi.`,
      )
}

/** The sentence after a wrong passphrase, with how many tries are left before waiting. */
export function wrongPassphrase(failuresBefore: number): Refusal {
  const left = Math.max(0, freeTries - failuresBefore - 1)
  const detail =
    left > 0
      ? `Kata sandi tanda tangan salah. Anda masih dapat mencoba ${left} kali.`
      : 'Kata sandi tanda tangan salah. Tunggu sebentar sebelum mencoba lagi.'
  return refusal('documents/wrong-passphrase', 403, detail, {
    errors: [{ pointer: '/passphrase', detail }],
  })
}
