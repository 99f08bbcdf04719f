import { Buffer } from 'node:buffer'
import type { Instant } from '../../../kernel/time.ts'

/** The length octets of X.690 §8.1.3, definite form. */
function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 + octets.length, ...octets]
}

/** One DER value: tag, length, and the parts one after the other. Written here and not by the
 * library that verifies, so that one checks the other. */
export function tlv(tag: number, ...parts: Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Buffer.concat([Uint8Array.from([tag, ...lengthOf(length)]), ...parts])
}

/** SEQUENCE of values already in DER. */
export const sequence = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts)

/** SET OF, in the order DER asks for (X.690 §11.6). */
export const setOf = (...parts: Uint8Array[]): Buffer =>
  tlv(0x31, ...parts.toSorted(Buffer.compare))

/** A constructed value with a context tag: `[n] EXPLICIT` around one value, `[n] IMPLICIT` in place
 * of SEQUENCE or SET. */
export const context = (number: number, ...parts: Uint8Array[]): Buffer =>
  tlv(0xa0 + number, ...parts)

/** OBJECT IDENTIFIER from dotted text (`2.5.4.3`). */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128]
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128))
      groups.unshift(0x80 + (high % 128))
    return groups
  })
  return tlv(0x06, Uint8Array.from(octets))
}

/** INTEGER from the bytes of a number that is not negative: shortest form, with a leading zero
 * where the first bit is set. */
export function integer(magnitude: Uint8Array): Buffer {
  const start = magnitude.findIndex((octet) => octet !== 0)
  const digits = start < 0 ? Uint8Array.of(0) : magnitude.subarray(start)
  return tlv(0x02, ...((digits[0] ?? 0) >= 0x80 ? [Uint8Array.of(0)] : []), digits)
}

export const octetString = (content: Uint8Array): Buffer => tlv(0x04, content)

/** BIT STRING of whole bytes, or with the last `unused` bits left out. */
export const bitString = (content: Uint8Array, unused = 0): Buffer =>
  tlv(0x03, Uint8Array.of(unused), content)

export const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text, 'utf8'))

/** PrintableString: letters, digits, space and few signs; the caller knows its text. */
export const printableString = (text: string): Buffer => tlv(0x13, Buffer.from(text, 'ascii'))

export const truth: Buffer = tlv(0x01, Uint8Array.of(0xff))

/** A moment as certificates write it: UTCTime until 2049, GeneralizedTime after
 * (RFC 5280 §4.1.2.5); whole seconds. */
export function time(at: Instant): Buffer {
  const digits = new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '')
  return Number(digits.slice(0, 4)) < 2050
    ? tlv(0x17, Buffer.from(digits.slice(2)))
    : tlv(0x18, Buffer.from(digits))
}

/** The values inside a SEQUENCE or SET, each with tag and length. Reads only what this installation
 * wrote; refuses what does not fit. */
export function partsOf(der: Uint8Array): Buffer[] {
  const whole = Buffer.from(der.buffer, der.byteOffset, der.byteLength)
  const parts: Buffer[] = []
  for (let at = headOf(whole, 0).start; at < whole.length; ) {
    const { end } = headOf(whole, at)
    parts.push(whole.subarray(at, end))
    at = end
  }
  return parts
}

function headOf(der: Buffer, at: number): { start: number; end: number } {
  const short = der[at + 1] ?? 0xff
  const octets = short < 0x80 ? 0 : short - 0x80
  if (octets > 4 || at + 2 + octets > der.length) throw new RangeError('not a DER value of ours')
  const start = at + 2 + octets
  const end = start + (octets === 0 ? short : der.readUIntBE(at + 2, octets))
  if (end > der.length) throw new RangeError('not a DER value of ours')
  return { start, end }
}

/** The content of one value, without tag and length. */
export const contentOf = (der: Buffer): Buffer => der.subarray(headOf(der, 0).start)
