import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimal, decimalText, equals, sumOf } from '../../../kernel/decimal.ts'
import { evenParts, spreadCash, spreadTargets } from './spread.rules.ts'

it.each<[string, number, string[]]>([
  ['100', 4, ['25', '25', '25', '25']],
  ['10', 4, ['2', '3', '2', '3']],
  ['14.00', 4, ['3.50', '3.50', '3.50', '3.50']],
  ['1', 4, ['0', '0', '0', '1']],
  ['0', 2, ['0', '0']],
  ['0.1', 3, ['0.0', '0.0', '0.1']],
])('parts %s in %i equal parts that add up to it', (whole, count, parts) =>
  expect(evenParts(whole, count)).toEqual(parts),
)

it('never loses or adds anything, however it is written', () =>
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 15n),
      fc.nat(4),
      fc.integer({ min: 1, max: 12 }),
      (n, p, k) => {
        const digits = String(n).padStart(p + 1, '0')
        const whole = p === 0 ? digits : `${digits.slice(0, -p)}.${digits.slice(-p)}`
        const parts = evenParts(whole, k)

        expect(equals(sumOf(parts.map(decimal)), decimal(whole)), whole).toBe(true)
      },
    ),
  ))

const told = (spread: Partial<Parameters<typeof spreadTargets>[0]>): string[] => [
  ...spreadTargets(
    { aggregation: 'SUM', frequency: 'QUARTERLY', target: '100', before: null, ...spread },
    2026,
  ).values(),
]

it('spreads a year by the kind of its indicator', () => {
  expect(told({})).toEqual(['25', '25', '25', '25'])
  expect(told({ frequency: 'SEMESTER' })).toEqual(['50', '50'])
  expect(told({ frequency: 'ANNUAL' })).toEqual([])
  expect(told({ frequency: 'ANNUAL', aggregation: 'LAST', before: '90' })).toEqual([])
  expect(told({ aggregation: 'LAST', target: '75.0', before: '55' })).toEqual([
    ...['60.0', '65.0', '70.0', '75.0'],
  ])
  expect(told({ aggregation: 'LAST' })).toEqual(['100', '100', '100', '100'])
  expect(told({ aggregation: 'AVERAGE', target: '85', before: '80' })[0]).toBe('85')
  expect(told({ aggregation: 'RATIO_POOLED', target: '90', before: '80' })[0]).toBe('90')
  expect(told({ aggregation: 'LAST', target: 'WTP', before: 'WDP' })).toEqual(Array(4).fill('WTP'))
  expect(told({ target: '' })).toEqual([])
})

it('gives an indicator that is read by month its months too', () => {
  const found = spreadTargets(
    { aggregation: 'SUM', frequency: 'MONTHLY', target: '12', before: null },
    2026,
  )

  expect(found.get('2026-Q2')).toBe('3')
  expect(['2026-04', '2026-05', '2026-06'].map((month) => found.get(month))).toEqual([
    ...['1', '1', '1'],
  ])
  expect(found.size).toBe(16)
})

it('spreads rupiah whole', () => {
  expect(spreadCash(1_000_001)).toEqual([250000, 250000, 250000, 250001])
  expect(decimalText(sumOf(spreadCash(7).map(decimal)))).toBe('7')
})
