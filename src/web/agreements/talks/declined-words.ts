import { printCount, printDateShort } from '../../../kernel/indonesian.ts'
import { daysBetween, type LocalDate } from '../../../kernel/time.ts'

/** «Eko Nugroho menyatakan belum siap pada 5 Feb 2026.»; `null` when it is the reader. */
export const declinedSentence = (who: string | null, since: LocalDate): string =>
  `${who ?? 'Anda'} menyatakan belum siap pada ${printDateShort(since)}.`

/** Who is to answer (a name, the reader, or `null`: Bagian Organisasi, because nobody answers for
 * the giver) and for how long. */
export function answerSentence(
  answeredBy: string | 'READER' | null,
  since: LocalDate,
  today: LocalDate,
): string {
  const days = daysBetween(since, today)
  const long = days <= 0 ? 'sejak hari ini' : `sejak ${printCount(days)} hari lalu`
  if (answeredBy === 'READER') return `Jawaban Anda ditunggu ${long}.`
  if (answeredBy === null)
    return `Pemberi amanahnya belum ada, jadi Bagian Organisasi yang diminta menjawab, ${long}.`
  return `${answeredBy} diminta menjawab ${long}.`
}
