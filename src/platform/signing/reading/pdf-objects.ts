import type { Budget } from './pdf-budget.ts'
import { unpacked } from './pdf-filters.ts'
import { broken, type Cursor, expectWord, readValue, skipWhite } from './pdf-lexer.ts'
import { asCount, asName, asRef, type PdfStream, type PdfValue } from './pdf-values.ts'
import { problems, Unreadable } from './problems.ts'

/** Finds the length of a stream that stands in another object; `undefined` when it cannot be
 * known. */
export type LengthOf = (number: number) => number | undefined

const endstream = Buffer.from('endstream')

/** The bytes of a stream, whose length must end exactly before `endstream`: readers that search for
 * the word must agree with us. */
function readStream(cursor: Cursor, entries: Map<string, PdfValue>, lengthOf: LengthOf): PdfStream {
  const { bytes } = cursor
  if (bytes[cursor.at] === 0x0d) cursor.at += 1
  if (bytes[cursor.at] !== 0x0a) broken('stream without a new line')
  cursor.at += 1
  const written = entries.get('Length')
  const reference = asRef(written)
  const length =
    (reference === undefined ? asCount(written) : lengthOf(reference)) ??
    broken('stream without length')
  const to = cursor.at + length
  if (to > cursor.end) broken('stream longer than the file')
  const raw = bytes.subarray(cursor.at, to)
  cursor.at = to
  if (bytes[cursor.at] === 0x0d) cursor.at += 1
  if (bytes[cursor.at] === 0x0a) cursor.at += 1
  if (Buffer.compare(bytes.subarray(cursor.at, cursor.at + endstream.length), endstream) !== 0)
    broken('stream of another length')
  expectWord(cursor, 'endstream')
  return { kind: 'stream', dict: { kind: 'dict', entries }, raw }
}

/** Reads `12 0 obj … endobj` where the cursor stands; leaves it right behind. External streams and
 * other generations are refused. */
export function readObject(
  cursor: Cursor,
  lengthOf: LengthOf,
): { number: number; value: PdfValue } {
  const number = asCount(readValue(cursor, false)) ?? broken('an object without number')
  const generation = asCount(readValue(cursor, false)) ?? broken('an object without generation')
  if (generation !== 0) throw new Unreadable(problems.ambiguous, 'an object of another generation')
  expectWord(cursor, 'obj')
  const value = readValue(cursor)
  skipWhite(cursor)
  if (
    typeof value !== 'object' ||
    value === null ||
    value.kind !== 'dict' ||
    cursor.bytes[cursor.at] !== 0x73 /* stream */
  ) {
    expectWord(cursor, 'endobj')
    return { number, value }
  }
  expectWord(cursor, 'stream')
  if (value.entries.has('F') || value.entries.has('FFilter')) broken('a stream outside the file')
  const stream = readStream(cursor, value.entries, lengthOf)
  expectWord(cursor, 'endobj')
  return { number, value: stream }
}

function headOf(stream: PdfStream, bytes: Uint8Array): { number: number; at: number }[] {
  const { entries } = stream.dict
  const [count, first] = [asCount(entries.get('N')), asCount(entries.get('First'))]
  if (
    asName(entries.get('Type')) !== 'ObjStm' ||
    count === undefined ||
    first === undefined ||
    entries.has('Extends')
  )
    return broken('an object stream this reader does not know')
  if (first > bytes.length || count > first) broken('an object stream is cut off')
  const head: Cursor = { bytes, at: 0, end: first }
  return Array.from({ length: count }, () => {
    const number = asCount(readValue(head, false)) ?? broken('an object stream without numbers')
    const at = asCount(readValue(head, false)) ?? broken('an object stream without offsets')
    return { number, at: first + at }
  })
}

/** The objects of an object stream in their order, with their numbers (ISO 32000-1 §7.5.7); objects
 * that overlap are refused. */
export function readPacked(
  stream: PdfStream,
  budget: Budget,
): { number: number; value: PdfValue }[] {
  const bytes = unpacked(stream, budget)
  let last = 0
  return headOf(stream, bytes).map(({ number, at }) => {
    if (at < last) throw new Unreadable(problems.ambiguous, 'objects overlap in their stream')
    const body: Cursor = { bytes, at, end: bytes.length }
    const value = readValue(body)
    last = body.at
    return { number, value }
  })
}
