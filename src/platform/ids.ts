import { randomBytes } from 'node:crypto'

/** A UUID v7 (RFC 9562): 48 bits of time, the rest random, so ids made later sort later. */
export function uuidV7(milliseconds: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(milliseconds, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** An unguessable code of at least 128 random bits, in letters and digits that are hard to misread. */
export function secretCode(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
  const bytes = randomBytes(27)
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}
