import { expect, it } from 'vitest'
import { unitWords } from './unit-words.rules.ts'

const find = unitWords([
  { code: '02', name: 'Dinas Kesehatan', shortName: 'Dinkes' },
  { code: '03', name: 'Dinas Sosial', shortName: 'Dinsos' },
  { code: '02.01', name: 'Sekretariat', shortName: 'Sekretariat' },
  { code: '03.01', name: 'Sekretariat', shortName: 'Sekretariat' },
])

it.each([
  ['02', '02'],
  ['DINAS  KESEHATAN', '02'],
  ['dinsos', '03'],
])('finds %s', (word, code) => expect(find(word)).toEqual({ code }))

it.each([
  ['Dinas Kesehtan', 'Mungkin maksudnya Dinas Kesehatan (02).'],
  ['Sekretariat', 'Ada 2 unit bernama itu (02.01, 03.01); tulis kodenya.'],
  ['Badan Riset', undefined],
  ['09', undefined],
])('takes none for %s, and says what could be meant', (word, suggestion) =>
  expect(find(word)).toEqual({ code: null, suggestion }),
)
