import { expect, it } from 'vitest'
import { ended, printDay, printDayShort, printRupiahShort } from './indonesian.ts'

it.each([
  ['2026-11-10', 'Selasa, 10\u00a0November\u00a02026', 'Selasa, 10\u00a0Nov'],
  ['2024-02-29', 'Kamis, 29\u00a0Februari\u00a02024', 'Kamis, 29\u00a0Feb'],
  ['2026-02-30', '2026-02-30', '2026-02-30'],
])('says which day %s is', (date, long, short) =>
  expect([printDay(date), printDayShort(date)]).toEqual([long, short]),
)

it.each([
  [0, 'Rp\u00a00'],
  [999_999, 'Rp\u00a0999.999'],
  [4_000_000, 'Rp\u00a04\u00a0juta'],
  [4_004_000, 'Rp\u00a04\u00a0juta'],
  [6_500_000, 'Rp\u00a06,50\u00a0juta'],
  [999_999_999, 'Rp\u00a01\u00a0miliar'],
  [4_619_500_000, 'Rp\u00a04,62\u00a0miliar'],
  [1_420_000_000_000, 'Rp\u00a01,42\u00a0triliun'],
  [2_000_000_000_000_000, 'Rp\u00a02.000\u00a0triliun'],
  [-12_500_000, '−Rp\u00a012,50\u00a0juta'],
])('tells %d rupiah in a sentence as %s', (rupiah, told) =>
  expect(printRupiahShort(rupiah)).toBe(told),
)

it.each([
  ['Diperiksa Siti', 'Diperiksa Siti.'],
  ['Diperiksa Siti, M.Kes.', 'Diperiksa Siti, M.Kes.'],
  ['Karena «jalannya rusak.»', 'Karena «jalannya rusak.»'],
])('ends «%s» as a sentence, once', (text, sentence) => expect(ended(text)).toBe(sentence))
