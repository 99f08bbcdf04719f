import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { LogAnswer } from '../evaluation/evaluation.contract.ts'
import type { LogRow, TypedRow } from './log.contract.ts'

export const minutesOfDay = 24 * 60
/** Where nothing else is said a day begins at 07.30. */
export const dayBegins = 7 * 60 + 30
export const uncertainWords = 'waktu perangkat tidak pasti'

type Spanned = { id: string; starts: number; minutes: number }

/** The rows of one day that run into one another. They are kept; whoever wrote them is warned. */
export function overlapping(rows: readonly Spanned[]): Set<string> {
  const inOrder = rows.toSorted((a, b) => a.starts - b.starts)
  const found = new Set<string>()
  inOrder.forEach((row, at) => {
    for (const next of inOrder.slice(at + 1)) {
      if (next.starts >= row.starts + row.minutes) break
      found.add(row.id).add(next.id)
    }
  })
  return found
}

/** Where the next row of a day begins: after the last one. */
export const startAfter = (rows: readonly Spanned[]): number =>
  Math.min(
    minutesOfDay - 1,
    rows.reduce((end, row) => Math.max(end, row.starts + row.minutes), dayBegins),
  )

/** `07.30`. */
export const printClock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`

/** `1 jam 30 menit`. */
export function printMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} menit`
  return rest === 0 ? `${hours} jam` : `${hours} jam ${rest} menit`
}

export const noSuchRow = refusal(
  'staff/no-such-log-row',
  404,
  'Baris catatan ini tidak ada lagi. Muat ulang halaman.',
)

export const dayTooLong = (day: LocalDate): Refusal =>
  refusal(
    'staff/day-too-long',
    409,
    `Catatan ${printDate(day)} menjadi lebih dari 24 jam. Kurangi lamanya atau perbaiki harinya; ` +
      'tidak ada yang tersimpan.',
  )

export const strangeResult = refusal(
  'staff/result-of-another',
  409,
  'Hasil kerja ini bukan hasil kerja dalam SKP pegawai ini. Pilih lagi dari daftarnya.',
)

export const rowOfAnother = refusal(
  'staff/log-row-of-another',
  403,
  'Catatan ini milik orang lain. Anda hanya mengisi catatan Anda sendiri.',
)

/** Why nobody writes for this person: it is neither their own day nor one they were named for. */
export const whyNotWriteFor = (may: boolean): Refusal | null =>
  may
    ? null
    : refusal(
        'staff/not-named-as-foreman',
        403,
        'Anda tidak ditunjuk mencatat untuk pegawai ini. Mintalah pejabat penilainya menunjuk Anda ' +
          'di Periksa catatan.',
      )

/** Why rows of a day cannot be kept: a day that has not come, or more hours than a day has. */
export function whyNotLog(
  rows: readonly Pick<TypedRow, 'day' | 'minutes'>[],
  today: LocalDate,
): Refusal | null {
  const ahead = rows.find(({ day }) => day > today)
  if (ahead)
    return refusal(
      'staff/log-of-tomorrow',
      422,
      `${printDate(ahead.day)} belum tiba. Catat pekerjaan pada hari dikerjakan; ` +
        'tidak ada yang tersimpan.',
    )
  const sums = Map.groupBy(rows, ({ day }) => day)
  for (const [day, some] of sums)
    if (some.reduce((sum, { minutes }) => sum + minutes, 0) > minutesOfDay) return dayTooLong(day)
  return null
}

/** Why a row cannot be changed or taken away: what was approved stays. */
export const whyNotChange = (answer: LogAnswer | null): Refusal | null =>
  answer === 'APPROVED'
    ? refusal(
        'staff/log-approved',
        409,
        'Baris ini sudah disetujui, jadi tidak berubah lagi. Bila keliru, minta penilai ' +
          'mengembalikannya.',
      )
    : null

/** Does a row wait for the person themselves: somebody else wrote it and they have not said yes. */
export const waitsForPerson = ({
  loggedBy,
  answer,
}: Pick<LogRow, 'loggedBy' | 'answer'>): boolean => loggedBy !== null && answer === null

/** What a row says of itself besides its words. */
export function rowNotes(row: LogRow, overlaps: boolean): string[] {
  return [
    overlaps && 'waktunya bertumpuk dengan baris lain',
    row.uncertain && uncertainWords,
    row.late && `terlambat${row.lateReason ? `: ${row.lateReason}` : ''}`,
    row.loggedBy && `dicatatkan oleh ${row.loggedBy}`,
    row.evidenceIds.length > 0 && `${row.evidenceIds.length} bukti`,
    row.personal && 'bukti pribadi',
    row.note && `catatan penilai: ${row.note}`,
  ].filter((note): note is string => typeof note === 'string')
}
