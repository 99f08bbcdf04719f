import { ended, printDate } from '../../../kernel/indonesian.ts'
import { quarterOf } from '../../../kernel/period.ts'
import type { TaskToOpen } from '../../../kernel/ports.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, daysBetween, type LocalDate } from '../../../kernel/time.ts'
import type { Outcome, WorkContract } from './renewal.contract.ts'

/** As sheets and lists print them. */
export const outcomeNames: Record<Outcome, string> = {
  EXTENDED: 'Diperpanjang',
  NOT_EXTENDED: 'Tidak diperpanjang',
  APPOINTED: 'Diangkat PPPK',
}

/** The four quarters up to the last day of a contract, oldest first, and the year of that day with the
 * one before, which counts where the year has no predicate yet. */
export function periodsOf(validTo: LocalDate): { quarters: string[]; years: string[] } {
  const last = addDays(validTo, -1)
  const year = Number(last.slice(0, 4))
  const at = year * 4 + quarterOf(Number(last.slice(5, 7))) - 1
  const quarters = [at - 3, at - 2, at - 1, at].map(
    (one) => `${Math.floor(one / 4)}-Q${(one % 4) + 1}`,
  )
  return { quarters, years: [String(year), String(year - 1)] }
}

/** The calendar days of some spans within others' first and end day (exclusive). */
export const daysWithin = (
  spans: readonly { validFrom: LocalDate; validTo: LocalDate | null }[],
  from: LocalDate,
  end: LocalDate,
): number =>
  spans.reduce((sum, span) => {
    const first = span.validFrom > from ? span.validFrom : from
    const last = span.validTo !== null && span.validTo < end ? span.validTo : end
    return sum + Math.max(0, daysBetween(first, last))
  }, 0)

/** How many days before the end the rater is asked today: the smallest notice that was reached; `null`
 * before the first, and after the end. */
export function noticeOf(
  noticeDays: readonly number[],
  { validTo }: Pick<WorkContract, 'validTo'>,
  today: LocalDate,
): number | null {
  const left = daysBetween(today, validTo)
  if (left <= 0) return null
  return noticeDays.toSorted((a, b) => a - b).find((days) => left <= days) ?? null
}

export const renewalKind = 'staff/recommend-renewal'

/** Asks a rater for the sheet of one contract. */
export const renewalTask = (
  subject: string,
  raterId: string,
  of: Pick<WorkContract, 'personId' | 'validTo'> & { name: string },
): TaskToOpen => ({
  ...{ kind: renewalKind, subject, dueOn: addDays(of.validTo, -1) },
  title: `Rekomendasikan kontrak ${of.name}, berakhir ${printDate(addDays(of.validTo, -1))}`,
  holder: { personId: raterId },
  waiting: of.name,
  link: `/penilaian/kontrak/${of.personId}`,
})

/** A sheet as whoever wants to recommend finds it. */
export type Standing = {
  isOwn: boolean
  isRater: boolean
  rater: string | null
  validTo: LocalDate
  given: boolean
  seen: string
}

/** Why somebody cannot recommend at all: nobody for themselves, only the rater, once, and before the
 * contract is over. */
export function whyNotOpen(at: Standing, today: LocalDate): Refusal | null {
  if (at.isOwn)
    return refusal(
      'staff/renewal-own',
      403,
      'Rekomendasi atas kontrak Anda dibuat oleh pejabat penilai Anda, bukan oleh Anda sendiri.',
    )
  if (at.given)
    return refusal(
      'staff/renewal-given',
      409,
      'Kontrak ini sudah direkomendasikan, dan rekomendasi hanya dibuat sekali. Lihat di lembar ini.',
    )
  if (!at.isRater)
    return refusal(
      'staff/renewal-not-the-rater',
      403,
      at.rater
        ? `Rekomendasi ini dibuat oleh pejabat penilainya: ${ended(at.rater)}`
        : 'Belum ada pejabat penilai hari ini. Lengkapi atasannya di Organisasi.',
    )
  if (today >= at.validTo)
    return refusal(
      'staff/renewal-over',
      409,
      `Kontrak ini sudah berakhir ${printDate(addDays(at.validTo, -1))}, jadi tidak dapat lagi ` +
        'direkomendasikan. Bila ada kontrak baru, minta BKPSDM mencatatnya di Impor.',
    )
  return null
}

/** Why a recommendation cannot be recorded. */
export function whyNotRecommend(
  at: Standing,
  said: { reason: string; seen: string },
  today: LocalDate,
): Refusal | null {
  const closed = whyNotOpen(at, today)
  if (closed) return closed
  if (said.seen !== at.seen)
    return refusal(
      'staff/renewal-stale',
      409,
      'Kontrak atau predikatnya berubah sejak Anda membuka lembar ini. Muat ulang, lalu periksa lagi.',
    )
  return said.reason.trim()
    ? null
    : refusal('staff/renewal-no-reason', 400, 'Tulis alasan rekomendasi Anda.')
}
