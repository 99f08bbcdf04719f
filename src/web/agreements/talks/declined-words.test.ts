import { expect, it } from 'vitest'
import { answerSentence, declinedSentence } from './declined-words.ts'

it('says who was not ready, and since when', () => {
  expect(declinedSentence('Eko Nugroho, S.Pd.', '2026-02-05')).toBe(
    'Eko Nugroho, S.Pd. menyatakan belum siap pada 5\u00a0Feb\u00a02026.',
  )
  expect(declinedSentence(null, '2026-02-05')).toMatch(/^Anda menyatakan/)
})

it.each([
  ['the reader', 'READER', '2026-02-05', 'Jawaban Anda ditunggu sejak hari ini.'],
  [
    'the giver',
    'Surya Pratama',
    '2026-02-11',
    'Surya Pratama diminta menjawab sejak enam hari lalu.',
  ],
  [
    'Bagian Organisasi',
    null,
    '2026-02-06',
    'Pemberi amanahnya belum ada, jadi Bagian Organisasi yang diminta menjawab, sejak satu hari lalu.',
  ],
])('says that %s is to answer, and for how long', (_, who, today, sentence) =>
  expect(answerSentence(who, '2026-02-05', today)).toBe(sentence),
)
