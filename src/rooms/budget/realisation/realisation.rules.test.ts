import { expect, it } from 'vitest'
import { knownUpTo, monthsWords, sumsByCode } from './realisation.rules.ts'

const [office, other] = ['1.01.0.00.0.00.01.0000', '7.01.0.00.0.00.01.0000']
const file = (fromMonth: number, toMonth: number, offices: string[] | null = null) => ({
  ...{ fromMonth, toMonth, offices },
})

it.each([
  ['nothing', [], 0],
  ['files of the whole region', [file(1, 3), file(4, 4)], 4],
  ['a gap, which ends what is known', [file(1, 2), file(4, 6)], 2],
  ['no January', [file(2, 6)], 0],
  ['its own files', [file(1, 1, [office]), file(2, 2, [office, other])], 2],
  ['files of others', [file(1, 6, [other])], 0],
])('knows an office’s realisation from %s', (_, files, expected) =>
  expect(knownUpTo(files, office)).toBe(expected),
)

it('adds up under every code above, whatever the padding, and supporting programmes of all', () => {
  const sum = sumsByCode([
    { subActivityCode: '1.01.01.2.02.0001', amount: 5 },
    { subActivityCode: '7.01.01.2.02.01', amount: 7 },
    { subActivityCode: '7.01.02.2.01.0003', amount: -2 },
  ])
  expect(
    ['1.01.01', '7.01.01.2.02', '7.01.01.2.02.0001', '7.01.02', 'X.XX.01', '7.01.03'].map(sum),
  ).toEqual([5, 7, 7, -2, 12, 0])
})

it('names months in a sentence', () => {
  expect([monthsWords(6, 6), monthsWords(1, 6)]).toEqual(['Juni', 'Januari sampai Juni'])
})
