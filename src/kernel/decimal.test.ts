import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  compare,
  type Decimal,
  decimal,
  decimalText,
  divide,
  equals,
  fixed,
  isDecimalText,
  isNegative,
  isZero,
  max,
  meanOf,
  min,
  multiply,
  negate,
  percentOf,
  rounded,
  subtract,
  sumOf,
  zero,
} from './decimal.ts'

const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const place = fc.integer({ min: 0, max: 6 })

/** A decimal made from an integer and a place, beside the integer, so that BigInt can be the
 * judge. */
function scaled(digits: bigint, places: number): Decimal {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0')
  const body = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`
  return decimal(`${digits < 0n ? '-' : ''}${body}`)
}

describe('decimal', () => {
  it.each(['', ' 1', '1,5', '1e3', 'NaN', 'Infinity', '.5', '5.', '0x10', '--1', '9'.repeat(41)])(
    'refuses the text %j',
    (text) => {
      expect(isDecimalText(text)).toBe(false)
      expect(() => decimal(text)).toThrow(RangeError)
    },
  )

  it.each([0.1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'refuses the binary number %s',
    (value) => {
      expect(() => decimal(value)).toThrow(RangeError)
    },
  )

  it('is exact where binary numbers are not', () => {
    expect(decimalText(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
    expect(decimalText(multiply(decimal('1.1'), decimal('1.1')))).toBe('1.21')
    expect(decimalText(subtract(decimal('0.3'), decimal('0.1')))).toBe('0.2')
  })

  it('never writes an exponent or a negative zero', () => {
    expect(decimalText(decimal('0.0000000000000000000001'))).toBe('0.0000000000000000000001')
    expect(decimalText(multiply(decimal('99999999999999999999'), decimal('10000000000')))).toBe(
      '999999999999999999990000000000',
    )
    expect(
      [
        decimal('-0'),
        negate(zero),
        multiply(decimal('-3'), zero),
        rounded(decimal('-0.001'), 2),
      ].map(decimalText),
    ).toEqual(['0', '0', '0', '0'])
    expect(fixed(decimal('-0.001'), 2)).toBe('0.00')
    expect(JSON.stringify({ value: divide(decimal(1), decimal('100000000000000')) })).toBe(
      '{"value":"0.00000000000001"}',
    )
  })

  it.each([
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['99.995', 2, '100.00'],
    ['66.666666', 4, '66.6667'],
    ['105', 2, '105.00'],
  ])('rounds %s to %i places as %s', (text, places, expected) =>
    expect(fixed(decimal(text), places)).toBe(expected),
  )

  it('refuses to divide by zero and to average nothing', () => {
    expect(() => divide(decimal(1), zero)).toThrow(RangeError)
    expect(() => percentOf(decimal(1), zero)).toThrow(RangeError)
    expect(() => meanOf([])).toThrow(RangeError)
  })

  it('compares by value', () => {
    expect(equals(decimal('1.50'), decimal('1.5'))).toBe(true)
    expect([decimal('3'), decimal('-2'), decimal('0.5')].sort(compare).map(decimalText)).toEqual([
      '-2',
      '0.5',
      '3',
    ])
    expect([
      isZero(decimal('0.00')),
      isZero(decimal('0.01')),
      isNegative(decimal('-0.01')),
      isNegative(zero),
    ]).toEqual([true, false, true, false])
    expect(decimalText(abs(decimal('-4.2')))).toBe('4.2')
    expect([min(decimal(1), decimal(2)), max(decimal(1), decimal(2))].map(decimalText)).toEqual([
      '1',
      '2',
    ])
  })

  it('sums, averages and takes shares', () => {
    expect(decimalText(sumOf([]))).toBe('0')
    expect(decimalText(meanOf([decimal('82.0'), decimal('84.0')]))).toBe('83')
    expect(fixed(percentOf(decimal('74.90'), decimal('75.20')), 2)).toBe('99.60')
  })
})

describe('properties', () => {
  it('agrees with integer arithmetic', () => {
    fc.assert(
      fc.property(whole, whole, place, (a, b, places) => {
        const [x, y] = [scaled(a, places), scaled(b, places)]
        expect(decimalText(add(x, y))).toBe(decimalText(scaled(a + b, places)))
        expect(decimalText(subtract(x, y))).toBe(decimalText(scaled(a - b, places)))
        expect(decimalText(multiply(x, y))).toBe(decimalText(scaled(a * b, places * 2)))
        expect(compare(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(whole, place, (digits, places) =>
        equals(decimal(decimalText(scaled(digits, places))), scaled(digits, places)),
      ),
    )
  })

  it('rounds by at most half a step, symmetrically', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 3, max: 6 }), (digits, places) => {
        const value = scaled(digits, places)
        const distance = abs(subtract(rounded(value, 2), value))
        expect(compare(distance, decimal('0.005'))).toBeLessThanOrEqual(0)
        expect(decimalText(rounded(negate(value), 2))).toBe(decimalText(negate(rounded(value, 2))))
        expect(fixed(value, 2)).toMatch(/^-?\d+\.\d{2}$/)
      }),
    )
  })

  it('undoes a multiplication', () => {
    fc.assert(
      fc.property(whole, fc.bigInt({ min: 1n, max: 10n ** 6n }), (a, b) =>
        equals(divide(multiply(scaled(a, 2), scaled(b, 2)), scaled(b, 2)), scaled(a, 2)),
      ),
    )
  })
})

describe('what is written', () => {
  const digits = fc.bigInt({ min: 1n, max: 10n ** 40n - 1n })
  const small = fc.integer({ min: 0, max: 39 })
  const wide = fc
    .tuple(digits, small)
    .map(([value, places]) => scaled(value % 10n ** 39n || 1n, places))

  it(
    'can be read again, however small or large: an act on forty digits leaves no number that ' +
      'nobody can read',
    () => {
      fc.assert(
        fc.property(wide, wide, (a, b) => {
          for (const result of [percentOf(a, b), divide(a, b), multiply(a, b)])
            expect(equals(decimal(decimalText(result)), result)).toBe(true)
        }),
      )
      const tiny = '0.0000000000000009757819552369539906067075207829475402832'
      expect(decimalText(decimal(tiny))).toBe(tiny)
    },
  )
})
