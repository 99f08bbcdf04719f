import { expect, it } from 'vitest'
import { mendSentence } from './review-words.ts'

it.each([
  ['the giver reads', 'SIGNED_FIRST', null, /^Anda dapat mengembalikannya\./],
  [
    'others read before the signatures',
    'AGREED',
    'Drs. Surya, M.Pd.',
    /^Drs\. Surya, M\.Pd\. dapat mengembalikannya\./,
  ],
  [
    'anybody reads after both',
    'ACTIVE',
    'Drs. Surya, M.Pd.',
    /^PK ini tetap berlaku .* adendum, yang disusun Bagian Organisasi/,
  ],
] as const)('tells who may mend it: %s', (_, state, giver, sentence) =>
  expect(mendSentence(state, giver)).toMatch(sentence),
)
