import type { Budget } from './pdf-budget.ts'
import { unpacked } from './pdf-filters.ts'
import { broken, type Cursor, expectWord, readValue, skipWhite } from './pdf-lexer.ts'
import { readObject } from './pdf-objects.ts'
import {
  asArray,
  asCount,
  asDict,
  asName,
  asStream,
  type PdfStream,
  type PdfValue,
} from './pdf-values.ts'
import { problems, Unreadable } from './problems.ts'

/** Where one object is: free, at an offset of the file, or inside an object stream. */
export type Entry =
  | { kind: 'free' }
  | { kind: 'at'; offset: number }
  | { kind: 'packed'; stream: number; index: number }
/** One cross-reference section: what it lists, its trailer, where it begins and ends, and the
 * object it is when it is a stream. */
export type Section = {
  at: number
  to: number
  entries: Map<number, Entry>
  trailer: Map<string, PdfValue>
  streamNumber: number | null
}

/** The most objects a document may number. */
export const mostObjects = 200_000

function put(entries: Map<number, Entry>, number: number, entry: Entry): void {
  if (number >= mostObjects) throw new Unreadable(problems.tooBig, 'too many objects')
  if (entries.has(number))
    throw new Unreadable(problems.ambiguous, `object ${number} listed twice in one section`)
  if (number === 0 && entry.kind !== 'free')
    throw new Unreadable(problems.ambiguous, 'object 0 in use')
  entries.set(number, entry)
}

function tableEntry(line: string): Entry {
  const found =
    /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(line) ??
    broken('a line of the table is damaged')
  if (found[3] === 'f') return { kind: 'free' }
  if (found[2] !== '00000')
    throw new Unreadable(problems.ambiguous, 'an object of another generation')
  return { kind: 'at', offset: Number(found[1]) }
}

function tableEntries(cursor: Cursor): Map<number, Entry> {
  const entries = new Map<number, Entry>()
  for (
    skipWhite(cursor, false);
    cursor.bytes[cursor.at] !== 0x74 /* trailer */;
    skipWhite(cursor, false)
  ) {
    const [first, count] = [asCount(readValue(cursor, false)), asCount(readValue(cursor, false))]
    if (first === undefined || count === undefined)
      return broken('a part of the table without its numbers')
    skipWhite(cursor, false)
    for (let i = 0; i < count; i++, cursor.at += 20) {
      if (cursor.at + 20 > cursor.end) broken('the table is cut off')
      put(
        entries,
        first + i,
        tableEntry(
          Buffer.from(cursor.bytes.subarray(cursor.at, cursor.at + 20)).toString('latin1'),
        ),
      )
    }
  }
  return entries
}

function readTable(cursor: Cursor, at: number): Section {
  expectWord(cursor, 'xref')
  const entries = tableEntries(cursor)
  expectWord(cursor, 'trailer')
  const trailer = asDict(readValue(cursor)) ?? broken('a trailer that is no dictionary')
  if (trailer.has('XRefStm')) throw new Unreadable(problems.hybrid, 'table and stream together')
  return { at, to: cursor.at, entries, trailer, streamNumber: null }
}

const bigEndian = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)

function streamEntry([kind, second, third]: [number, number, number]): Entry {
  if (kind === 0) return { kind: 'free' }
  if (kind === 2) return { kind: 'packed', stream: second, index: third }
  if (kind !== 1) return broken('an entry of an unknown kind')
  if (third !== 0) throw new Unreadable(problems.ambiguous, 'an object of another generation')
  return { kind: 'at', offset: second }
}

function widthsOf(dict: Map<string, PdfValue>): [number, number, number] {
  const [kind, second, third, ...more] = (asArray(dict.get('W')) ?? []).map(asCount)
  if (
    kind === undefined ||
    second === undefined ||
    third === undefined ||
    more.length > 0 ||
    Math.max(kind, second, third) > 6
  )
    return broken('widths of a cross-reference stream')
  return kind + second + third > 0 ? [kind, second, third] : broken('entries without width')
}

function streamEntries(stream: PdfStream, budget: Budget): Map<number, Entry> {
  const dict = stream.dict.entries
  const [a, b, c] = widthsOf(dict)
  const data = unpacked(stream, budget)
  const index = (asArray(dict.get('Index')) ?? [0, dict.get('Size') ?? null]).map(asCount)
  const entries = new Map<number, Entry>()
  let at = 0
  for (let part = 0; part < index.length; part += 2) {
    const [first, count] = [index[part], index[part + 1]]
    if (first === undefined || count === undefined)
      return broken('index of a cross-reference stream')
    for (let i = 0; i < count; i++, at += a + b + c) {
      if (at + a + b + c > data.length) broken('a cross-reference stream is cut off')
      const field = (from: number, width: number): number =>
        bigEndian(data.subarray(at + from, at + from + width))
      put(
        entries,
        first + i,
        streamEntry([a === 0 ? 1 : field(0, a), field(a, b), field(a + b, c)]),
      )
    }
  }
  return at === data.length ? entries : broken('a cross-reference stream lists more than it says')
}

function readStreamSection(cursor: Cursor, at: number, budget: Budget): Section {
  const { number, value } = readObject(cursor, () => undefined)
  const stream = asStream(value)
  if (!stream || asName(stream.dict.entries.get('Type')) !== 'XRef')
    return broken('no cross-reference section where one should be')
  return {
    at,
    to: cursor.at,
    entries: streamEntries(stream, budget),
    trailer: stream.dict.entries,
    streamNumber: number,
  }
}

/** Reads the cross-reference section that begins exactly here, as a table or as a stream. */
export function readSection(bytes: Uint8Array, at: number, budget: Budget): Section {
  const cursor = { bytes, at, end: bytes.length }
  const section =
    bytes[at] === 0x78 /* xref */ ? readTable(cursor, at) : readStreamSection(cursor, at, budget)
  if (section.trailer.has('Encrypt')) throw new Unreadable(problems.encrypted, 'encrypted')
  return section
}
