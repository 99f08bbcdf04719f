import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { DialoguePurpose } from './talk.contract.ts'

export const purposeNames: Readonly<Record<DialoguePurpose, string>> = {
  SET: 'Penetapan ekspektasi',
  CLARIFY: 'Klarifikasi ekspektasi',
  MID_YEAR: 'Tengah tahun',
  EVALUATION: 'Evaluasi',
}

/** The two who talk: who is rated and who rates. */
type Pair = { personId: string; raterId: string | null }

/** Why somebody cannot write the record of a talk: they are not one of the two, nobody rates the
 * person, or the days are wrong. */
export function whyNotWriteDialogue(
  actorId: string | null,
  { personId, raterId }: Pair,
  { heldOn, nextOn, today }: { heldOn: LocalDate; nextOn: LocalDate | null; today: LocalDate },
): Refusal | null {
  if (raterId === null || (actorId !== personId && actorId !== raterId))
    return refusal(
      'staff/not-in-dialogue',
      403,
      'Dialog kinerja dicatat oleh pegawai yang bersangkutan atau pejabat penilainya hari ini.',
    )
  if (heldOn > today)
    return refusal('staff/dialogue-to-come', 422, 'Tanggal dialog belum tiba. Periksa tanggalnya.')
  return nextOn !== null && nextOn <= heldOn
    ? refusal(
        'staff/dialogue-next-before',
        422,
        'Dialog berikutnya harus sesudah tanggal dialog ini. Periksa tanggalnya.',
      )
    : null
}

/** Why somebody cannot confirm a record: it is not theirs, or they did. */
export function whyNotConfirmDialogue(
  actorId: string | null,
  dialogue: (Pair & { confirmedBy: readonly string[] }) | undefined,
): Refusal | null {
  const { personId, raterId, confirmedBy } = dialogue ?? {}
  if (!dialogue || actorId === null || (actorId !== personId && actorId !== raterId))
    return refusal(
      'staff/no-such-dialogue',
      404,
      'Catatan dialog ini bukan tentang Anda. Muat ulang halamannya.',
    )
  return confirmedBy?.includes(actorId)
    ? refusal('staff/dialogue-confirmed', 409, 'Catatan dialog ini sudah Anda benarkan.')
    : null
}

/** Why somebody cannot coach: only who rates the person or stands above does. */
export const whyNotCoach = (superior: boolean): Refusal | null =>
  superior
    ? null
    : refusal(
        'staff/not-coach',
        403,
        'Bimbingan dibuka dan diisi oleh pejabat penilai atau atasannya.',
      )

type Coached = { personId: string; coachId: string; closed: boolean }

/** Why a coaching cannot go on as somebody wants: it is another's, or it is over. */
export function whyNotGoOn(
  actorId: string | null,
  coaching: Coached | undefined,
  as: 'personId' | 'coachId',
): Refusal | null {
  if (!coaching || coaching[as] !== actorId)
    return refusal(
      'staff/no-such-coaching',
      404,
      'Bimbingan ini bukan milik Anda. Muat ulang halamannya.',
    )
  return coaching.closed && as === 'coachId'
    ? refusal(
        'staff/coaching-closed',
        409,
        'Bimbingan ini sudah ditutup. Buka yang baru bila perlu.',
      )
    : null
}
