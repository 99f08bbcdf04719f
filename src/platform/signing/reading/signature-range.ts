import type { PdfFile } from './pdf-revisions.ts'
import { asArray, asCount, asString, type PdfValue } from './pdf-values.ts'

/** Hexadecimal in small letters and nothing between them: the one form in which we write a room. */
const isPlainHex = (text: Uint8Array): boolean =>
  text.length % 2 === 0 &&
  text.every((byte) => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66))

/** The two stretches a signature covers, the room between them and whether it is plainly written,
 * and the revision it closes. */
export type Covered = {
  stretches: [Uint8Array, Uint8Array]
  room: Uint8Array
  revision: number
  isPlain: boolean
}

/** The revision that wrote an object first and as a top-level object; `undefined` when it was
 * written twice or packed in a stream. */
function revisionOf({ revisions }: PdfFile, number: number): number | undefined {
  const writers = revisions.flatMap(({ written, packed }, index) =>
    written.has(number) ? [{ index, isPacked: packed.has(number) }] : [],
  )
  const [first] = writers
  return writers.length === 1 && first && !first.isPacked ? first.index : undefined
}

/** What a signature dictionary covers: the bytes from 0 to the very end of the revision that holds
 * it, but for the hexadecimal string of its own `/Contents`. `null` for every other `ByteRange`
 * (ETSI EN 319 142-1 §5.2; universal forgery and wrapping live there). */
export function coveredBy(
  file: PdfFile,
  number: number,
  dict: Map<string, PdfValue>,
): Covered | null {
  const [zero, before, after, length, ...more] = (asArray(dict.get('ByteRange')) ?? []).map(asCount)
  const contents = asString(dict.get('Contents'))
  const revision = revisionOf(file, number)
  if (
    revision === undefined ||
    zero !== 0 ||
    before === undefined ||
    after === undefined ||
    length === undefined ||
    more.length > 0
  )
    return null
  const bounds = file.revisions[revision]
  if (!bounds || !contents?.hex || contents.from !== before || contents.to !== after) return null
  if (before <= bounds.start || after + length !== bounds.end) return null
  const { bytes } = file
  const isPlain = isPlainHex(bytes.subarray(before + 1, after - 1))
  return {
    stretches: [bytes.subarray(0, before), bytes.subarray(after, bounds.end)],
    room: contents.bytes,
    revision,
    isPlain,
  }
}
