import type { Actor } from '../../kernel/actor.ts'
import { capitalised } from '../../kernel/indonesian.ts'
import { printMoment } from '../../kernel/moment.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import { type Handling, takesOver } from '../identity/words.ts'

/** Most requests that are confirmed in one press. */
export const mostAtOnce = 200
/** So long after an opening or a reset a request is confirmed singly, by the holder's voice. */
export const singlyHours = 72

/** Through whose hands an account went, and when; `byPersonId` is `null` for the command line. `as`:
 * by whose account, where these hands had that one too. */
export type Hand = {
  personId: string
  act: Handling
  byPersonId: string | null
  at: Instant
  as?: string
}

/** A request, also one that is yet to come, with what is known of its holder: when a second person last vouched for
 * them, whether a certificate in force would end, and whose hands the account went through. */
export type Request = {
  certificate: { personId: string; name: string; requestedAt: Instant }
  vouchedAt: Instant | null
  replaces: boolean
  hands: readonly Hand[]
}

/** How people and moments are printed in a sentence. */
export type Words = { nameOf: (personId: string) => string; timeZone: string }

const doneTo: Record<Handling, string> = {
  OPENED: 'akunnya dibuka',
  RESET: 'kata sandinya disetel ulang',
  SLIP_PRINTED: 'slip kata sandinya dicetak',
  LINK_MADE: 'tautan kata sandinya dibuat',
  FACTOR_REMOVED: 'faktor keduanya dihapus',
}

const within = (hours: number, at: Instant, now: Instant): boolean =>
  at <= now && Date.parse(now) - Date.parse(at) < hours * 3_600_000

/** The hands on an account and whoever may have been behind them: those through whom the account
 * that did it went in the three days before. */
export function handsBehind(
  hands: readonly Hand[],
  handsOf: (personId: string) => readonly Hand[],
): Hand[] {
  const all = [...hands]
  // what is found is looked behind as well
  for (const hand of all) {
    const as = hand.byPersonId
    if (as === null) continue
    for (const { byPersonId, at } of handsOf(as)) {
      const isThere = all.some((one) => one.byPersonId === byPersonId && one.at === hand.at)
      if (byPersonId !== null && !isThere && within(singlyHours, at, hand.at))
        all.push({ ...hand, byPersonId, as: hand.as ?? as })
    }
  }
  return all
}

const whoDid = ({ byPersonId, as }: Hand, { nameOf }: Words): string => {
  const account = as ?? byPersonId
  return account ? nameOf(account) : 'pengelola server lewat baris perintah'
}

/** «kata sandinya disetel ulang oleh Bagus Santoso pada 20 Januari 2026 pukul 10.00 WITA». */
const toldHand = (hand: Hand, words: Words): string =>
  `${doneTo[hand.act]} oleh ${whoDid(hand, words)} pada ${printMoment(hand.at, words.timeZone)}`

/** Whose hands count: those since a second person last vouched for the holder. */
const counting = ({ hands, vouchedAt }: Request): Hand[] =>
  hands.filter(({ at }) => vouchedAt === null || at >= vouchedAt)

/** Account and certificate never meet in one hand (`design.md` §9): whoever opened or reset the
 * account, printed its slip, made its link or removed its factor confirms nothing for its holder
 * until somebody else did, whether by the own account or by one they had in their hands
 * (`handsBehind`). Nor does somebody whose own account that same hand took over in the last three
 * days: it could be the same person again. */
export function whyHandled(
  request: Request,
  actor: Pick<Actor, 'personId'> & { hands: readonly Hand[] },
  now: Instant,
  words: Words,
): Refusal | null {
  const hands = counting(request)
  const own = hands.find(({ byPersonId }) => byPersonId !== null && byPersonId === actor.personId)
  if (own)
    return refusal(
      'documents/handled-account',
      403,
      `Sertifikat ${request.certificate.name} disahkan orang lain, karena akunnya melalui tangan ` +
        `Anda${own.as ? ` atau ${words.nameOf(own.as)}, yang akunnya Anda kelola` : ''}: ` +
        `${toldHand(own, words)}.`,
    )
  const taken = actor.hands.find(
    ({ act, at, byPersonId }) =>
      takesOver.includes(act) &&
      within(singlyHours, at, now) &&
      hands.some((hand) => hand.byPersonId !== null && hand.byPersonId === byPersonId),
  )
  return taken
    ? refusal(
        'documents/handled-confirmer',
        403,
        `Akun Anda sendiri baru saja dikelola ${whoDid(taken, words)}, yang juga mengelola akun ` +
          `${request.certificate.name}. Sertifikat ini disahkan orang lain.`,
      )
    : null
}

/** Why a request is confirmed by itself, with the holder's voice: the account was opened or reset
 * within the 72 hours before it, or it would end a certificate in force. */
export function whySingly(request: Request, words: Words): string | null {
  const { requestedAt } = request.certificate
  const fresh = request.hands.find(({ at }) => within(singlyHours, at, requestedAt))
  if (fresh) return capitalised(`${toldHand(fresh, words)}.`)
  return request.replaces
    ? 'Permintaan ini menggantikan sertifikat yang masih berlaku, karena kata sandinya lupa.'
    : null
}

/** 32 letters and digits of which none is taken for another: no 0, O, 1 or I. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const charactersLength = 6

/** Six characters out of a digest, five bits each. */
export const charactersFrom = (digest: Uint8Array): string =>
  [...digest.subarray(0, charactersLength)].map((byte) => alphabet[byte & 31]).join('')

const typed = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '')

/** What keeps a request from being confirmed without the right characters of its holder, where it
 * is confirmed singly. */
export function whyNotCharacters(
  singly: string | null,
  given: string | undefined,
  own: string,
): Refusal | null {
  if (singly === null && given === undefined) return null
  const told = (code: string, detail: string): Refusal =>
    refusal(`documents/${code}`, 409, detail, { errors: [{ pointer: '/characters', detail }] })
  if (!given || typed(given) === '')
    return told(
      'characters-needed',
      'Minta pemiliknya membacakan kode pengesahan dari halaman Sertifikat miliknya, lalu tulis di sini.',
    )
  return typed(given) === own
    ? null
    : told(
        'characters-differ',
        'Kode pengesahan ini bukan milik permintaan itu. Minta pemiliknya membacakan sekali lagi; ' +
          'bila tetap berbeda, jangan sahkan.',
      )
}

/** Whom a region appoints when nobody may confirm somebody's request. */
export const whomToAppoint =
  'Belum ada orang lain yang boleh mengesahkannya. Bagian Organisasi perlu menunjuk satu orang lagi ' +
  'sebagai Pengelola kepegawaian (BKPSDM) atau Bagian Organisasi, lalu orang itu mengesahkan.'

/** Who of those with the right may confirm this request. */
export const confirmersOf = <Holder extends { personId: string; hands: readonly Hand[] }>(
  request: Request,
  holders: readonly Holder[],
  now: Instant,
  words: Words,
): Holder[] =>
  holders.filter(
    (holder) =>
      holder.personId !== request.certificate.personId &&
      whyHandled(request, holder, now, words) === null,
  )

/** The same by name, and whom to appoint where nobody may. */
export function toldConfirmers(
  confirmers: readonly { personId: string }[],
  { nameOf }: Words,
): { names: string[]; advice: string | null } {
  const names = confirmers.map(({ personId }) => nameOf(personId))
  return {
    names: names.toSorted((a, b) => a.localeCompare(b, 'id')),
    advice: names.length === 0 ? whomToAppoint : null,
  }
}
