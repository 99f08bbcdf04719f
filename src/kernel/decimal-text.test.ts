import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decimal, fixed } from './decimal.ts'
import { fixedText, isDecimalText } from './decimal-text.ts'

it.each([
  ['1.005', 2, '1.01'],
  ['97.645', 2, '97.65'],
  ['-97.645', 2, '-97.65'],
  ['-0.004', 2, '0.00'],
  ['99.995', 2, '100.00'],
  ['+7', 1, '7.0'],
  ['0.5', 0, '1'],
  ['007.10', 1, '7.1'],
  ['-0', 2, '0.00'],
] as const)('%s to %i places is %s', (text, places, printed) =>
  expect(fixedText(text, places)).toBe(printed),
)

it('prints what the engine prints', () => {
  const text = fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.stringMatching(/^\d{0,12}$/))
    .map(
      ([negative, whole, fraction]) =>
        `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`,
    )
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 6 }), (value, places) => {
      expect(fixedText(value, places)).toBe(fixed(decimal(value), places))
    }),
  )
})

it.each(['', '1,5', '.5', '1.', '1e3', ' 1', '12 '])('«%s» is no decimal', (text) => {
  expect(isDecimalText(text)).toBe(false)
  expect(() => fixedText(text, 2)).toThrow(RangeError)
})
