import { expect, it } from 'vitest'
import { Misused } from './arguments.ts'
import { readImportOrder } from './import-order.ts'

it('reads kind, file, options, region and commit in any order', () => {
  expect(
    readImportOrder([
      'sipd',
      '--commit',
      'rekap.xlsx',
      '--opsi',
      'tahap=MURNI',
      '--opsi',
      'dasar=Perda 1=2026',
      '--daerah',
      'KTA',
    ]),
  ).toEqual({
    kind: 'sipd',
    file: 'rekap.xlsx',
    options: { tahap: 'MURNI', dasar: 'Perda 1=2026' },
    commit: true,
    region: 'KTA',
  })
  expect(readImportOrder(['nomenclature', '--edition', 'Edisi 1', 'n.csv'])).toMatchObject({
    file: 'n.csv',
    options: { edition: 'Edisi 1' },
  })
  expect(readImportOrder(['people', 'p.csv'])).toMatchObject({ commit: false, region: undefined })
})

it.each([
  [[]],
  [['sipd']],
  [['sipd', 'a.csv', 'b.csv']],
  [['sipd', 'a.csv', '--force']],
  [['sipd', 'a.csv', '--opsi', 'tahap']],
])('refuses %j with the way to call it', (args) => {
  expect(() => readImportOrder(args)).toThrow(Misused)
  expect(() => readImportOrder(args)).toThrow('Pemakaian')
})
