import type { Actor } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { SkpState } from '../skp/skp.contract.ts'
import type { RowAnswer, RowQuestion } from './alignment.contract.ts'

type Standing = {
  plan: { personId: string; state: SkpState; number: number; edits: number; endsOn: LocalDate }
  rater: { personId: string } | null
}

/** Why this person cannot answer the rows of an SKP: only its own official and who rates do, not while it
 * waits for an answer, not once it is over, and only what was read. */
export function whyNotAnswerRows(
  { actor, today }: { actor: Pick<Actor, 'personId'>; today: LocalDate },
  { plan, rater }: Standing,
  read: { number: number; edits: number },
): Refusal | null {
  const { personId } = actor
  if (personId === null || (personId !== plan.personId && personId !== rater?.personId))
    return refusal(
      'staff/rows-not-yours',
      403,
      'Baris SKP ini dijawab oleh pegawainya atau pejabat penilainya. Anda dapat membacanya saja.',
    )
  if (plan.state === 'SUBMITTED')
    return refusal(
      'staff/rows-wait',
      409,
      'SKP ini sedang menunggu jawaban penilai, jadi belum dapat diubah. Lanjutkan sesudah dijawab.',
    )
  if (plan.endsOn <= today)
    return refusal(
      'staff/skp-over',
      409,
      'Masa SKP ini sudah berakhir, jadi isinya tidak berubah lagi.',
    )
  return read.number === plan.number && read.edits === plan.edits
    ? null
    : refusal(
        'staff/changed-since',
        409,
        'SKP ini sudah disimpan di tempat lain sejak Anda membukanya. Muat ulang, lalu jawab lagi.',
      )
}

/** What is wrong with the answers, in one sentence: one that was not asked for, or, where all are
 * (`wholly`), a row without one. */
export function whyUnanswered(
  rows: readonly RowQuestion[],
  answers: readonly RowAnswer[],
  wholly: boolean,
): string | null {
  const fits = answers.every(({ key, choice }) =>
    rows.some((row) => row.key === key && row.choices.some(({ value }) => value === choice)),
  )
  const keys = new Set(answers.map(({ key }) => key))
  if (!fits || keys.size < answers.length)
    return 'Yang dijawab tidak sama lagi dengan yang ditanyakan. Muat ulang, lalu jawab lagi.'
  const open = rows.find(({ key }) => !keys.has(key))
  return wholly && open
    ? `«${open.text}» belum dijawab. Pilih satu jawaban untuk tiap baris.`
    : null
}
