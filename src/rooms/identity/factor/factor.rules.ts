import type { Actor, Mandate } from '../../../kernel/actor.ts'
import { may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'

/** A sign-in waits so long for its second factor, and takes so many codes; then it begins again. */
export const waitMinutes = 5
export const waitTries = 5
/** A factor proved within so many minutes is not asked for again. */
const proofMinutes = 10
/** Recovery codes made at once. */
export const recoveryCodeCount = 10

/** What is known of the second factor of an account: whether it has one, when it was last proved in
 * this session, and from which day the region asks for one. */
export type FactorState = {
  enrolled: boolean
  provedAt: Instant | null
  requiredFrom: LocalDate | null
}

const holdsRegion = ({ kind, regionWide }: Mandate): boolean => kind === 'grant' && regionWide

/** What a second factor closes or announces to somebody: roles by decree that reach the whole region
 * need one from the day the region set, everybody else chooses. Whoever has one proves it again
 * after ten minutes where an act asks for it. */
export function factorDuties(
  { enrolled, provedAt, requiredFrom }: FactorState,
  mandates: readonly Mandate[],
  { now, today }: { now: Instant; today: LocalDate },
): Pick<Actor, 'mustEnrol' | 'enrolBefore' | 'mustProve'> {
  if (enrolled) {
    const since = provedAt ? Date.parse(now) - Date.parse(provedAt) : Number.POSITIVE_INFINITY
    return since <= proofMinutes * 60_000 ? {} : { mustProve: true }
  }
  if (requiredFrom === null || !mandates.some(holdsRegion)) return {}
  return requiredFrom <= today ? { mustEnrol: true } : { enrolBefore: requiredFrom }
}

/** A code as it is typed, without the spaces and dashes between its groups. */
export const asTyped = (code: string): string => code.replace(/[\s-]/g, '')

const wrongAt = (code: string, detail: string): Refusal =>
  refusal(`identity/${code}`, 422, detail, { errors: [{ pointer: '/code', detail }] })

export const wrongCode = wrongAt(
  'factor-wrong',
  'Kode ini salah. Ketik enam angka yang sekarang tampil di ponsel Anda, atau satu kode pemulihan.',
)
export const wrongPasskey = (host: string): Refusal =>
  refusal(
    'identity/passkey-wrong',
    422,
    `Kunci sandi ini bukan milik akun Anda di ${host}. Buka Amanah di ${host}, lalu coba lagi, ` +
      'atau masukkan kode.',
  )
/** Neither a code nor a whole answer of a passkey. */
export const nothingProved = wrongAt('factor-missing', 'Tulis kodenya, atau pakai kunci sandi.')
export const usedCode = wrongAt(
  'factor-used',
  'Kode ini sudah dipakai. Tunggu sampai ponsel Anda menampilkan kode berikutnya.',
)
export const clockOff = (minutes: number): Refusal =>
  wrongAt(
    'factor-clock',
    `Jam ponsel Anda berbeda sekitar ${minutes} menit dari jam server, jadi kodenya tidak cocok. ` +
      'Setel jam ponsel ke otomatis, lalu ketik kode yang baru.',
  )

export const waitEnded = refusal(
  'identity/factor-wait-ended',
  401,
  'Waktu untuk kode faktor kedua sudah lewat atau sudah lima kali dicoba. Masuk lagi dari awal.',
)
export const noFactor = refusal(
  'identity/no-such-factor',
  404,
  'Faktor kedua ini tidak ada lagi. Muat ulang halaman ini.',
)

/** Only administrators of the whole region say who needs a second factor, which providers people
 * sign in with, and which services read. */
export const whyNotSetAccess = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'grants.manage')
    ? null
    : refusal(
        'identity/not-access-manager',
        403,
        'Cara masuk diatur administrator daerah di Bagian Organisasi.',
      )

/** A duty begins today or later, so that nobody is asked for yesterday. */
export const whyNotRequire = (from: LocalDate | null, today: LocalDate): Refusal | null =>
  from === null || from >= today
    ? null
    : refusal('identity/duty-in-the-past', 422, 'Pilih hari ini atau sesudahnya.', {
        errors: [{ pointer: '/requiredFrom', detail: 'Pilih hari ini atau sesudahnya.' }],
      })
