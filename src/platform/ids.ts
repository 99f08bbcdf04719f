import { createHash, randomBytes } from 'node:crypto'

let last = { milliseconds: 0, count: 0 }

/** A moment and a count within it that only ever rise, so that two ids of one process sort as they
 * were made. */
function nextTick(milliseconds: number): { milliseconds: number; count: number } {
  if (milliseconds > last.milliseconds) last = { milliseconds, count: 0 }
  else if (last.count < 0xfff) last = { ...last, count: last.count + 1 }
  else last = { milliseconds: last.milliseconds + 1, count: 0 }
  return last
}

let pool = { bytes: randomBytes(4096), at: 0 }

/** Sixteen random bytes, each given out once; fetched by the page, because asking the system for
 * each costs an import a second. */
function sixteen(): Buffer {
  if (pool.at === pool.bytes.length) pool = { bytes: randomBytes(4096), at: 0 }
  pool.at += 16
  return pool.bytes.subarray(pool.at - 16, pool.at)
}

/** Sixteen bytes as a UUID is written. */
function hyphened(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A UUID v7 (RFC 9562, method 1): 48 bits of time, 12 bits of count, the rest random, so ids made
 * later sort later. */
export function uuidV7(at: number): string {
  const { milliseconds, count } = nextTick(at)
  const bytes = sixteen()
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.writeUInt16BE(0x7000 | count, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return hyphened(bytes)
}

/** The id that always belongs to a text (UUID v8, RFC 9562), for what is found again by what it is
 * about, like the month of a person. */
export function idOfText(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return hyphened(bytes)
}

/** An unguessable code of more than 128 random bits, in letters and digits that are hard to
 * misread. */
export function secretCode(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  const fair = 256 - (256 % letters.length)
  const found: string[] = []
  while (found.length < 27)
    for (const byte of randomBytes(40))
      if (byte < fair && found.length < 27) found.push(letters.charAt(byte % letters.length))
  return found.join('')
}
