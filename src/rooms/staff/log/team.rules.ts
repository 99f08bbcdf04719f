import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate, weekday } from '../../../kernel/time.ts'
import type { LogAnswer } from '../evaluation/evaluation.contract.ts'
import type { RowAnswer } from './team.contract.ts'

/** The Monday of a day's week. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -weekday(day))

export const notYourRated = refusal(
  'staff/log-not-your-rated',
  403,
  'Catatan harian disetujui pejabat penilai pegawai itu hari ini. Anda bukan penilainya.',
)

type Answered = { activity: string; minutes: number; logged: boolean; answer: LogAnswer | null }

/** Why a row is not answered so: it goes back without a word, with more minutes than were written, or
 * its person has not said yes to what another wrote. */
export function whyNotAnswer(
  { activity, minutes, logged, answer: before }: Answered,
  { answer, minutes: counted, note }: RowAnswer,
): Refusal | null {
  if (answer === 'RETURNED')
    return note?.trim()
      ? null
      : refusal(
          'staff/log-return-reason',
          422,
          `Tulis mengapa «${activity}» dikembalikan, satu kalimat pun cukup.`,
        )
  if (counted !== null && counted > minutes)
    return refusal(
      'staff/log-minutes',
      422,
      `«${activity}» dicatat ${minutes} menit; yang disetujui tidak lebih dari itu.`,
    )
  return logged && before === null
    ? refusal(
        'staff/log-unconfirmed',
        409,
        `«${activity}» dicatatkan orang lain dan belum dibenarkan pegawainya. Tunggu pembenaran ` +
          'atau lembar mingguannya.',
      )
    : null
}

/** Why nobody is named to write for this person. */
export function whyNotName({
  rates,
  self,
  sameOffice,
}: {
  rates: boolean
  self: boolean
  sameOffice: boolean
}): Refusal | null {
  if (!rates) return notYourRated
  return self || !sameOffice
    ? refusal(
        'staff/log-foreman',
        422,
        'Pencatat adalah rekan lain dari perangkat daerah yang sama. Pilih orang lain.',
      )
    : null
}

/** Why the week is not written now: it has not begun, or lies more than a week back. */
export function whyNotCheckIn(week: LocalDate, today: LocalDate): Refusal | null {
  const present = mondayOf(today)
  return week === mondayOf(week) && week <= present && week >= addDays(present, -7)
    ? null
    : refusal(
        'staff/check-in-week',
        409,
        `Tinjauan ditulis untuk minggu ini atau minggu lalu, bukan minggu ${printDate(week)}.`,
      )
}
