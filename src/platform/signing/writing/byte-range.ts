import type { Buffer } from 'node:buffer'
import { PdfArray, PdfString } from '@libpdf/core'
import { number } from './update.ts'

/** Numbers as long as any offset gets, so that the true ones fit in their place. */
const unknown = [9_999_999_991, 9_999_999_992, 9_999_999_993]

/** `ByteRange` before the offsets are known. */
export const openRange = (): PdfArray => PdfArray.of(number(0), ...unknown.map(number))

/** `Contents` with room for so many bytes. */
export const openContents = (size: number): PdfString => new PdfString(new Uint8Array(size), 'hex')

/** Writes the true `ByteRange` into a saved file and tells the two stretches it covers: all but the
 * room of the signature. The signature dictionary is the last object and its range and contents its
 * last entries, so nothing a person wrote stands behind them. */
export function closeRange(file: Buffer): { covered: [Buffer, Buffer]; room: Buffer } {
  const mask = `[0 ${unknown.join(' ')}]`
  const range = file.lastIndexOf(mask)
  const from = file.indexOf('<', range)
  const to = file.indexOf('>', from) + 1
  if (range < 0 || from < 0 || to <= 0) throw new Error('the place of the signature is missing')
  file.write(`[0 ${from} ${to} ${file.length - to}]`.padEnd(mask.length), range, 'latin1')
  return {
    covered: [file.subarray(0, from), file.subarray(to)],
    room: file.subarray(from + 1, to - 1),
  }
}

/** Puts the signature into its room, in hexadecimal; zeros fill the rest. */
export function fillRoom(room: Buffer, signature: Buffer): void {
  if (signature.length * 2 > room.length) throw new Error('the signature is larger than its room')
  room.write(signature.toString('hex'), 'latin1')
}
