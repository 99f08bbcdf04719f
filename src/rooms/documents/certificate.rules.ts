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

/** The certificate that counts of somebody's, newest request first: the one in force, else the
 * newest. */
export const standingOf = <C extends Pick<Certificate, 'state'>>(
  certificates: readonly C[],
): C | null => certificates.find(({ state }) => state === 'CONFIRMED') ?? certificates[0] ?? null

/** The request that waits, or none. */
export const waitingOf = <C extends Pick<Certificate, 'state'>>(
  certificates: readonly C[],
): C | null => certificates.find(({ state }) => state === 'WAITING') ?? null

/** One certificate at a time, and one request: a new one is asked for when none is in force, or to
 * replace the one whose passphrase is lost. */
export function whyNotRequest(
  certificates: readonly Pick<Certificate, 'state'>[],
  replaces = false,
): Refusal | null {
  if (standingOf(certificates)?.state === 'CONFIRMED' && !replaces)
    return refusal(
      'documents/certificate-there',
      409,
      'Anda sudah memiliki sertifikat yang berlaku.',
    )
  if (waitingOf(certificates))
    return refusal(
      'documents/certificate-waiting',
      409,
      'Permintaan Anda menunggu pengesahan orang kedua.',
    )
  return null
}

export const settled = refusal(
  'documents/certificate-settled',
  409,
  'Permintaan ini sudah diputuskan.',
)

/** Certificates are confirmed by who manages people. */
export const whyNotConfirmAny = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'organisation.manage')
    ? null
    : refusal(
        'documents/not-confirmer',
        403,
        'Mengesahkan sertifikat hanya untuk BKPSDM atau Bagian Organisasi.',
      )

/** A certificate is confirmed by a second person with the right to manage people; never by its own
 * holder. */
export function whyNotConfirm(
  certificate: Pick<Certificate, 'personId' | 'state'>,
  actor: Pick<Actor, 'kind' | 'mandates' | 'personId'>,
): Refusal | null {
  const why = whyNotConfirmAny(actor)
  if (why) return why
  if (actor.personId === certificate.personId)
    return refusal(
      'documents/own-certificate',
      403,
      'Sertifikat Anda disahkan orang kedua, bukan Anda sendiri.',
    )
  return certificate.state === 'WAITING' ? null : settled
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

/** A theft is dated between the confirmation of the certificate and now. */
export function whyNotSince(
  { validFrom }: Pick<Certificate, 'validFrom'>,
  since: string,
  now: Instant,
): Refusal | null {
  const at = Date.parse(since)
  const told = (detail: string): Refusal =>
    refusal('documents/stolen-since', 422, detail, { errors: [{ pointer: '/since', detail }] })
  if (Number.isNaN(at)) return told('Tulis tanggal dan jamnya, misalnya 2026-01-20T09:30:00+08:00.')
  if (at > Date.parse(now)) return told('Waktu hilangnya belum tiba. Tulis waktu yang sudah lewat.')
  if (validFrom === null || at < Date.parse(validFrom))
    return told('Waktu hilangnya lebih awal daripada sertifikatnya sendiri. Periksa tanggalnya.')
  return null
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
