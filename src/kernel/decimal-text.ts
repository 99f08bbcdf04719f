const plain = /^[+-]?\d+(\.\d+)?$/
const digitsKept = 40
/** Beyond what one act on forty digits can leave, however small or large its operands. */
const longest = 400

/** True for text `decimal` takes: an optional sign, digits, perhaps a point and digits; at most
 * forty digits that count, because zeros before and after them only say where they stand. So
 * whatever `decimalText` writes can be read again, also a share as small as 10⁻³⁰. */
export const isDecimalText = (text: string): boolean =>
  text.length <= longest &&
  plain.test(text) &&
  text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length <= digitsKept

/** A decimal text with exactly so many places, half-up (ties away from zero): what `fixed` of
 * `decimal.ts` gives, without the engine, for pages that only print. Refuses (`RangeError`) what is
 * no decimal text. */
export function fixedText(text: string, places: number): string {
  if (!plain.test(text)) throw new RangeError(`not a decimal: ${text.slice(0, 60)}`)
  const [whole = '0', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const kept =
    BigInt(whole + fraction.padEnd(places, '0').slice(0, places)) +
    (Number(fraction[places] ?? 0) >= 5 ? 1n : 0n)
  const digits = kept.toString().padStart(places + 1, '0')
  const printed = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
  return text.startsWith('-') && kept !== 0n ? `-${printed}` : printed
}
