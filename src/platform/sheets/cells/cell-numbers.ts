/** A number found in a cell as decimal text, or why it is none. */
export type NumberFound = { decimal: string } | { why: 'not-a-number' | 'ambiguous' | 'scientific' }

const trimmedZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '')

const decimalFrom = (negative: boolean, whole: string, fraction = ''): NumberFound => {
  const text = `${trimmedZeros(whole)}${fraction ? `.${fraction}` : ''}`
  return { decimal: negative && /[1-9]/.test(text) ? `-${text}` : text }
}

/** What Excel stores has 15 true digits; the rest is the dust of binary fractions
 * (`0.30000000000000004`). */
export function decimalOfStored(stored: string): string {
  const [mantissa = '', exponent = '0'] = Number(stored).toExponential(14).split('e')
  const digits = mantissa.replace(/[-.]/g, '')
  const point = 1 + Number(exponent)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const found = decimalFrom(
    mantissa.startsWith('-'),
    padded.slice(0, at),
    padded.slice(at).replace(/0+$/, ''),
  )
  return 'decimal' in found ? found.decimal : stored
}

const grouped = (mark: string): RegExp => new RegExp(`^[1-9]\\d{0,2}(\\${mark}\\d{3})+$`)
const byDots = grouped('.')
const byCommas = grouped(',')

/** Reads a number written as text the Indonesian way (`1.234.567,89`), and the English way where
 * the marks leave no doubt (`1,234,567.89`, `85.00`). A lone group of three after one dot (`1.234`)
 * is refused, or read as thousands where the column is known to hold rupiah (`rupiah`); a lone
 * comma is a decimal comma, except that rupiah with three digits behind it is refused. Accepts a
 * sign, brackets for negative, `Rp` before and `%` or `,-` behind. */
export function numberIn(text: string, rupiah: boolean): NumberFound {
  const { negative, digits } = stripped(text)
  if (/^\d+([.,]\d+)?e[+-]?\d+$/i.test(digits)) return { why: 'scientific' }
  if (!/^\d[\d.,]*$/.test(digits)) return { why: 'not-a-number' }
  const [dots, commas] = [digits.split('.').length - 1, digits.split(',').length - 1]
  if (dots === 0 && commas === 0) return decimalFrom(negative, digits)
  if (dots > 0 && commas > 0) return bothMarks(negative, digits)
  return oneMark(negative, digits, dots > 0 ? '.' : ',', Math.max(dots, commas), rupiah)
}

function stripped(text: string): { negative: boolean; digits: string } {
  const bare = text.replace(/\s/g, '').replace(/^[−–]/, '-')
  const bracketed = /^\((.+)\)$/.exec(bare)?.[1]
  const unsigned = (bracketed ?? bare).replace(/^([+-]?)rp\.?/i, '$1').replace(/(,-|%)$/, '')
  return {
    negative: bracketed !== undefined || unsigned.startsWith('-'),
    digits: unsigned.replace(/^[+-]/, ''),
  }
}

/** The mark that comes last is the decimal one; before it only whole groups of three may stand. */
function bothMarks(negative: boolean, digits: string): NumberFound {
  const decimalMark = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
  const [whole = '', fraction = '', ...more] = digits.split(decimalMark)
  const groups = decimalMark === ',' ? byDots : byCommas
  if (more.length > 0 || fraction === '' || !groups.test(whole)) return { why: 'not-a-number' }
  return decimalFrom(negative, whole.replace(/[.,]/g, ''), fraction)
}

function oneMark(
  negative: boolean,
  digits: string,
  mark: '.' | ',',
  count: number,
  rupiah: boolean,
): NumberFound {
  const groups = (mark === '.' ? byDots : byCommas).test(digits)
  const [whole = '', fraction = ''] = digits.split(mark)
  if (count > 1)
    return groups ? decimalFrom(negative, digits.replaceAll(mark, '')) : { why: 'not-a-number' }
  if (fraction === '') return { why: 'not-a-number' }
  if (groups && rupiah)
    return mark === '.' ? decimalFrom(negative, whole + fraction) : { why: 'ambiguous' }
  if (groups && mark === '.') return { why: 'ambiguous' }
  return decimalFrom(negative, whole, fraction)
}
