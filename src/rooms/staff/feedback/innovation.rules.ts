import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Innovation } from './innovation.contract.ts'

type Standing = { personId: string; raterId: string | null; answer: Innovation['answer'] }

const gone = refusal(
  'staff/no-such-innovation',
  404,
  'Inovasi ini tidak ada di antara yang dapat Anda buka. Muat ulang halamannya.',
)

/** Why somebody cannot write an innovation anew: it is another's, or was accepted as it is. */
export function whyNotAmend(actorId: string | null, one: Standing | undefined): Refusal | null {
  if (!one || one.personId !== actorId) return gone
  return one.answer?.accepted
    ? refusal(
        'staff/innovation-accepted',
        409,
        'Inovasi ini sudah diterima penilai dan tidak diubah lagi. Ajukan kelanjutannya sebagai inovasi baru.',
      )
    : null
}

/** Why somebody cannot answer an innovation: they do not rate who made it, it is answered, or it is
 * returned without a word why. */
export function whyNotAnswerInnovation(
  actorId: string | null,
  one: Standing | undefined,
  { accepted, note }: { accepted: boolean; note: string | null },
): Refusal | null {
  if (!one || one.raterId === null || one.raterId !== actorId) return gone
  if (one.answer?.accepted)
    return refusal('staff/innovation-answered', 409, 'Inovasi ini sudah diterima.')
  return accepted || note
    ? null
    : refusal(
        'staff/innovation-reason',
        422,
        'Tulis apa yang perlu dilengkapi, satu kalimat pun cukup.',
      )
}
