import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { ReportKind } from './report.contract.ts'

export const reportKindNames: Readonly<Record<ReportKind, string>> = {
  BULLYING: 'Perundungan',
  RETALIATION: 'Pembalasan setelah berbicara',
  HARASSMENT: 'Pelecehan',
  OTHER: 'Lainnya',
}

type Standing = { personId: string; closed: boolean }

/** Why somebody who does not hold the grant of APIP sees no report, not even that there is one. */
export const whyNotApip = (holdsGrant: boolean): Refusal | null =>
  holdsGrant
    ? null
    : refusal(
        'staff/apip-alone',
        403,
        'Laporan hanya dibaca pengawas intern (APIP) yang memegang kewenangannya, bukan atasan atau ' +
          'perangkat daerah.',
      )

const gone = refusal(
  'staff/no-such-report',
  404,
  'Laporan ini tidak ada di antara yang dapat Anda buka. Muat ulang halamannya.',
)
const over = refusal(
  'staff/report-closed',
  409,
  'Laporan ini sudah ditutup. Buat laporan baru bila ada kejadian lain.',
)

/** Why somebody cannot add to a report: it is not theirs, or it is closed. */
export function whyNotAdd(actorId: string | null, report: Standing | undefined): Refusal | null {
  if (!report || report.personId !== actorId) return gone
  return report.closed ? over : null
}

/** Why somebody of APIP cannot answer: no such report, their own, or closed. */
export function whyNotAnswerReport(
  actorId: string | null,
  report: Standing | undefined,
): Refusal | null {
  if (!report) return gone
  if (report.personId === actorId)
    return refusal(
      'staff/own-report',
      403,
      'Laporan Anda sendiri ditangani pemegang kewenangan APIP yang lain.',
    )
  return report.closed ? over : null
}
