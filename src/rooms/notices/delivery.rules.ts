import { isQuiet } from './round.rules.ts'

/** What is sent: words, and a whole address that opens after sign-in. */
type Message = { title: string; detail: string | null; link: string | null }

const minute = 60_000
/** So long a dead gateway or browser is tried; mail is kept until it is sent. */
export const givenUpAfterHours = 24

const later = (moment: string, minutes: number): string =>
  new Date(Date.parse(moment) + minutes * minute).toISOString()

/** When something may ring: now, or when the quiet hours of the region end. */
export function loudFrom(moment: string, timeZone: string): string {
  let at = moment
  while (isQuiet(at, timeZone)) at = later(at, 15)
  return at
}

/** When a sending is tried again: after one minute, then twice as long each time, at most an
 * hour. */
export const triedAgainAt = (now: string, tries: number): string =>
  later(now, Math.min(60, 2 ** Math.max(0, tries - 1)))

/** Is a sending given up: not mail, and failing for a day? */
export const isGivenUp = (
  kind: 'EMAIL' | 'WHATSAPP' | 'PUSH',
  failingSince: string | null,
  now: string,
): boolean =>
  kind !== 'EMAIL' &&
  failingSince !== null &&
  Date.parse(now) - Date.parse(failingSince) >= givenUpAfterHours * 60 * minute

/** What is sent of a notice: its words and its whole link. */
export const messageOf = (
  notice: { title: string; detail: string | null; link: string | null },
  publicUrl: string,
): Message => ({ ...notice, link: notice.link === null ? null : publicUrl + notice.link })

/** What is sent to prove that an address is its person's. */
export const codeMessage = (code: string): Message => ({
  title: `Kode Anda: ${code}`,
  detail:
    'Tulis kode ini di Akun saya, Jalan pemberitahuan. Kode berlaku 30 menit. Bila bukan Anda yang memintanya, abaikan pesan ini.',
  link: null,
})
