import { digitsKept, isDecimalText } from './decimal-text.ts'

export { isDecimalText }

/** A number as whole digits and how many of them stand behind the point: 1.25 is 125n with two places. No trailing zeros behind the point. */
class Exact {
  readonly digits: bigint
  readonly places: number
  constructor(digits: bigint, places: number) {
    this.digits = digits
    this.places = places
  }
  toString(): string {
    return written(this, this.places)
  }
  toJSON(): string {
    return this.toString()
  }
}

declare const opaque: unique symbol
/** An exact decimal number. Opaque: only the functions of this file look inside; JSON writes it as plain text. */
export type Decimal = { readonly [opaque]: 'decimal' }
/** A share or achievement in percent: 105 means 105 %. */
export type Percent = Decimal

const seal = (value: Exact): Decimal => value as unknown as Decimal
const open = (value: Decimal): Exact => value as unknown as Exact

const ten = (power: number): bigint => 10n ** BigInt(power)
const distance = (digits: bigint): bigint => (digits < 0n ? -digits : digits)
const lengthOf = (digits: bigint): number => distance(digits).toString().length
const tooLong = ten(digitsKept)

/** Half-up at so many places, ties away from zero; with fewer than none, at tens, hundreds and so on. */
function cut({ digits, places }: Exact, kept: number): Exact {
  if (kept >= places) return tidy(digits, places)
  const step = ten(places - kept)
  const away = digits < 0n ? -step / 2n : step / 2n
  const whole = (digits + away) / step
  return kept < 0 ? new Exact(whole * ten(-kept), 0) : tidy(whole, kept)
}

function tidy(given: bigint, behind: number): Exact {
  let [digits, places] = [given, behind]
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n
    places -= 1
  }
  return new Exact(digits, places)
}

/** Forty significant digits, as many as a decimal text may have. */
function exactly(digits: bigint, places: number): Decimal {
  const fits = digits < tooLong && digits > -tooLong
  return seal(fits ? tidy(digits, places) : cut(new Exact(digits, places), places - (lengthOf(digits) - digitsKept)))
}

/** Both as whole numbers of the same size of step. */
function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const [one, other] = [open(a), open(b)]
  const places = Math.max(one.places, other.places)
  return [one.digits * ten(places - one.places), other.digits * ten(places - other.places), places]
}

function written({ digits, places }: Exact, wanted: number): string {
  const text = (distance(digits) * ten(wanted - places)).toString().padStart(wanted + 1, '0')
  const body = wanted === 0 ? text : `${text.slice(0, -wanted)}.${text.slice(-wanted)}`
  return digits < 0n ? `-${body}` : body
}

/** The exact value of a decimal text with a point, or of a safe integer. Refuses everything else (`RangeError`), also fractions given as binary numbers. */
export function decimal(value: string | number): Decimal {
  const fits = typeof value === 'number' ? Number.isSafeInteger(value) : isDecimalText(value)
  if (!fits) throw new RangeError(`not a decimal: ${String(value).slice(0, 60)}`)
  const [whole = '', fraction = ''] = String(value).split('.')
  return seal(tidy(BigInt(whole.replace('+', '') + fraction), fraction.length))
}

/** 0 */
export const zero: Decimal = decimal(0)
/** 100, the whole of a percentage. */
export const hundred: Decimal = decimal(100)

/** `a + b`. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [one, other, places] = aligned(a, b)
  return exactly(one + other, places)
}

/** `a − b`. */
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b))

/** `a × b`. */
export const multiply = (a: Decimal, b: Decimal): Decimal => exactly(open(a).digits * open(b).digits, open(a).places + open(b).places)

/** `a ÷ b`, to forty digits. Refuses a divisor of zero (`RangeError`): the rule must have decided that case before. */
export function divide(a: Decimal, b: Decimal): Decimal {
  const [above, below] = aligned(a, b)
  if (below === 0n) throw new RangeError('division by zero')
  // one digit more than is kept decides the rounding
  const places = Math.max(0, digitsKept + 1 + lengthOf(below) - lengthOf(above))
  return exactly((above * ten(places)) / below, places)
}

/** −1, 0 or 1, for sorting and for limits. */
export function compare(a: Decimal, b: Decimal): number {
  const [one, other] = aligned(a, b)
  return one < other ? -1 : one > other ? 1 : 0
}

/** Same value, however many zeros were written. */
export const equals = (a: Decimal, b: Decimal): boolean => compare(a, b) === 0

/** Neither above nor below zero. */
export const isZero = (value: Decimal): boolean => open(value).digits === 0n

/** Strictly below zero. */
export const isNegative = (value: Decimal): boolean => open(value).digits < 0n

/** Distance from zero. */
export const abs = (value: Decimal): Decimal => (isNegative(value) ? negate(value) : value)

/** The other sign; zero stays zero. */
export const negate = (value: Decimal): Decimal => seal(new Exact(-open(value).digits, open(value).places))

/** The smaller of two. */
export const min = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)

/** The larger of two. */
export const max = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b)

/** Sum; zero for none. */
export const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(add, zero)

/** Arithmetic mean. Refuses an empty list (`RangeError`): no figures have no mean. */
export const meanOf = (values: readonly Decimal[]): Decimal => divide(sumOf(values), decimal(values.length))

/** `part ÷ whole × 100`. Refuses a whole of zero (`RangeError`). */
export const percentOf = (part: Decimal, whole: Decimal): Percent => divide(multiply(part, hundred), whole)

/** Half-up to so many decimal places: ties go away from zero. */
export const rounded = (value: Decimal, places: number): Decimal => seal(cut(open(value), places))

/** Plain notation with a point, as many digits as the value has; never an exponent, never `-0`. */
export const decimalText = (value: Decimal): string => open(value).toString()

/** Text with a point and exactly so many places, half-up: `fixed(decimal('1.005'), 2)` is `1.01`. */
export const fixed = (value: Decimal, places: number): string => written(cut(open(value), places), places)
