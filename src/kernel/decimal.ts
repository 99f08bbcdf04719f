import { Decimal as Engine } from 'decimal.js'
import { isDecimalText } from './decimal-text.ts'

export { isDecimalText }

/** Forty significant digits, ties away from zero, and never an exponent when written out. */
const Exact = Engine.clone({
  precision: 40,
  rounding: Engine.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
})

declare const opaque: unique symbol
/** An exact decimal number. Opaque: only the functions of this file look inside; JSON writes it as
 * plain text. */
export type Decimal = { readonly [opaque]: 'decimal' }
/** A share or achievement in percent: 105 means 105 %. */
export type Percent = Decimal

const seal = (value: Engine): Decimal => value as unknown as Decimal
const open = (value: Decimal): Engine => value as unknown as Engine

/** The exact value of a decimal text with a point, or of a safe integer. Refuses everything else
 * (`RangeError`), also fractions given as binary numbers. */
export function decimal(value: string | number): Decimal {
  const fits = typeof value === 'number' ? Number.isSafeInteger(value) : isDecimalText(value)
  if (!fits) throw new RangeError(`not a decimal: ${String(value).slice(0, 60)}`)
  const exact = new Exact(value)
  return seal(exact.isZero() ? exact.abs() : exact)
}

/** 0 */
export const zero: Decimal = decimal(0)
/** 100, the whole of a percentage. */
export const hundred: Decimal = decimal(100)

/** `a + b`. */
export const add = (a: Decimal, b: Decimal): Decimal => seal(open(a).plus(open(b)))

/** `a − b`. */
export const subtract = (a: Decimal, b: Decimal): Decimal => seal(open(a).minus(open(b)))

/** `a × b`. */
export const multiply = (a: Decimal, b: Decimal): Decimal => seal(open(a).times(open(b)).plus(0))

/** `a ÷ b`, to forty digits. Refuses a divisor of zero (`RangeError`): the rule must have decided
 * that case before. */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (open(b).isZero()) throw new RangeError('division by zero')
  return seal(open(a).div(open(b)).plus(0))
}

/** −1, 0 or 1, for sorting and for limits. */
export const compare = (a: Decimal, b: Decimal): number => open(a).cmp(open(b))

/** Same value, however many zeros were written. */
export const equals = (a: Decimal, b: Decimal): boolean => open(a).eq(open(b))

/** Neither above nor below zero. */
export const isZero = (value: Decimal): boolean => open(value).isZero()

/** Strictly below zero. */
export const isNegative = (value: Decimal): boolean => open(value).lt(0)

/** Distance from zero. */
export const abs = (value: Decimal): Decimal => seal(open(value).abs())

/** The other sign; zero stays zero. */
export const negate = (value: Decimal): Decimal => seal(open(value).neg().plus(0))

/** The smaller of two. */
export const min = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)

/** The larger of two. */
export const max = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b)

/** Sum; zero for none. */
export const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(add, zero)

/** Arithmetic mean. Refuses an empty list (`RangeError`): no figures have no mean. */
export const meanOf = (values: readonly Decimal[]): Decimal =>
  divide(sumOf(values), decimal(values.length))

/** `part ÷ whole × 100`. Refuses a whole of zero (`RangeError`). */
export const percentOf = (part: Decimal, whole: Decimal): Percent =>
  divide(multiply(part, hundred), whole)

/** Half-up to so many decimal places: ties go away from zero. */
export const rounded = (value: Decimal, places: number): Decimal =>
  seal(open(value).toDecimalPlaces(places, Engine.ROUND_HALF_UP).plus(0))

/** Plain notation with a point, as many digits as the value has; never an exponent, never `-0`. */
export const decimalText = (value: Decimal): string => open(value).toFixed()

/** Text with a point and exactly so many places, half-up: `fixed(decimal('1.005'), 2)` is
 * `1.01`. */
export const fixed = (value: Decimal, places: number): string =>
  open(rounded(value, places)).toFixed(places)
