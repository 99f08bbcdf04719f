import { type Budget, freshBudget } from './pdf-budget.ts'
import { broken, type Cursor, expectWord, readValue, skipWhite } from './pdf-lexer.ts'
import { readObject, readPacked } from './pdf-objects.ts'
import { asCount, asName, asRef, asStream, type PdfStream, type PdfValue } from './pdf-values.ts'
import { type Entry, readSection, type Section } from './pdf-xref.ts'
import { problems, Unreadable } from './problems.ts'

/** One state of a file: what an incremental update added or replaced. It reaches from `start` to
 * `end` (exclusive) of the bytes. `written` holds objects of this update (`null` value possible),
 * `packed` those of them that stood in object streams, `freed` the numbers it gave back. */
export type Revision = {
  start: number
  end: number
  trailer: Map<string, PdfValue>
  written: Map<number, PdfValue>
  packed: Set<number>
  freed: Set<number>
}

/** A file as all its states, oldest first, and what reading on may still cost. */
export type PdfFile = { bytes: Uint8Array; revisions: Revision[]; budget: Budget }

const largestFile = 20 * 1024 * 1024
const mostRevisions = 20

/** Where a section must end: `startxref`, its own offset, `%%EOF` and at most one end of line.
 * Answers with the end of the revision. */
function revisionEnd(bytes: Uint8Array, section: Section): number {
  const cursor: Cursor = { bytes, at: section.to, end: bytes.length }
  expectWord(cursor, 'startxref')
  if (asCount(readValue(cursor, false)) !== section.at)
    throw new Unreadable(problems.ambiguous, 'startxref names another section')
  skipWhite(cursor, false)
  if (Buffer.from(bytes.subarray(cursor.at, cursor.at + 5)).toString('latin1') !== '%%EOF')
    broken('%%EOF is missing')
  cursor.at += 5
  if (bytes[cursor.at] === 0x0d) cursor.at += 1
  if (bytes[cursor.at] === 0x0a) cursor.at += 1
  return cursor.at
}

function lastSectionAt(bytes: Uint8Array): number {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf('startxref')
  if (at < 0) broken('startxref is missing')
  const cursor: Cursor = { bytes, at, end: bytes.length }
  expectWord(cursor, 'startxref')
  return asCount(readValue(cursor, false)) ?? broken('startxref without a number')
}

/** All sections, oldest first. An older one stands nearer to the beginning of the file, so a chain
 * without end is impossible. */
function sectionsOf(bytes: Uint8Array, budget: Budget): Section[] {
  const sections: Section[] = []
  let objects = 0
  for (let at: number | undefined = lastSectionAt(bytes); at !== undefined; ) {
    if (at >= (sections[0]?.at ?? bytes.length)) broken('sections in no order')
    if (sections.length >= mostRevisions)
      throw new Unreadable(problems.tooBig, 'too many revisions')
    const section = readSection(bytes, at, budget)
    sections.unshift(section)
    objects += section.entries.size
    if (objects > 400_000) throw new Unreadable(problems.tooBig, 'too many entries')
    const before: PdfValue | undefined = section.trailer.get('Prev')
    at = asCount(before)
    if (before !== undefined && at === undefined) broken('Prev that is no offset')
  }
  return sections
}

const numberAt = (bytes: Uint8Array, at: number): number | undefined =>
  asCount(readObject({ bytes, at, end: bytes.length }, () => undefined).value)

/** Reads every object between two sections, one after the other: nothing may stand between them,
 * nothing may be listed elsewhere. */
function scanned(
  bytes: Uint8Array,
  start: number,
  section: Section,
  entryOf: (number: number) => Entry | undefined,
): Map<number, PdfValue> {
  const found = new Map<number, PdfValue>()
  const cursor: Cursor = { bytes, at: start, end: section.at }
  const lengthOf = (number: number): number | undefined => {
    const entry = entryOf(number)
    return entry?.kind === 'at' ? numberAt(bytes, entry.offset) : undefined
  }
  for (skipWhite(cursor, start === 0); cursor.at < section.at; skipWhite(cursor, false)) {
    const at = cursor.at
    const { number, value } = readObject(cursor, lengthOf)
    const entry = section.entries.get(number)
    if (entry?.kind !== 'at' || entry.offset !== at)
      throw new Unreadable(problems.hidden, `object ${number} at ${at} is not listed there`)
    found.set(number, value)
  }
  return found
}

function objectStreamsIn(written: Map<number, PdfValue>): [number, PdfStream][] {
  return [...written].flatMap(([number, value]) => {
    const stream = asStream(value)
    return stream && asName(stream.dict.entries.get('Type')) === 'ObjStm' ? [[number, stream]] : []
  })
}

/** Adds the objects of object streams to those written; each must be listed under its stream and
 * place, and under no other. */
function unpackedInto(
  written: Map<number, PdfValue>,
  entries: Map<number, Entry>,
  budget: Budget,
): Set<number> {
  const packed = new Set<number>()
  for (const [streamNumber, stream] of objectStreamsIn(written)) {
    for (const [index, { number, value }] of readPacked(stream, budget).entries()) {
      const entry = entries.get(number)
      if (entry?.kind !== 'packed' || entry.stream !== streamNumber || entry.index !== index)
        throw new Unreadable(problems.hidden, `object ${number} of a stream is not listed there`)
      written.set(number, value)
      packed.add(number)
    }
  }
  return packed
}

function revisionOf(
  { bytes, budget }: Pick<PdfFile, 'bytes' | 'budget'>,
  start: number,
  section: Section,
  entryOf: (number: number) => Entry | undefined,
): Revision {
  const end = revisionEnd(bytes, section)
  const written = scanned(bytes, start, section, entryOf)
  const packed = unpackedInto(written, section.entries, budget)
  const used = [...section.entries].filter(([, { kind }]) => kind !== 'free')
  for (const [number, entry] of used) {
    const isSection =
      number === section.streamNumber && entry.kind === 'at' && entry.offset === section.at
    if (!written.has(number) && !isSection)
      throw new Unreadable(problems.ambiguous, `object ${number} is listed but not written`)
  }
  const freed = new Set(
    [...section.entries]
      .filter(([number, { kind }]) => kind === 'free' && number !== 0)
      .map(([number]) => number),
  )
  return { start, end, trailer: section.trailer, written, packed, freed }
}

/** Reads a file into its revisions, strictly: every byte belongs to an object the cross-reference
 * lists at that place, every section ends with its own `startxref`, nothing follows the last.
 * Throws `Unreadable` for whatever two readers could understand differently. */
export function readRevisions(bytes: Uint8Array): PdfFile {
  if (bytes.length > largestFile) throw new Unreadable(problems.tooBig, 'file too big')
  if (!/^%PDF-[12]\.\d[\r\n]/.test(Buffer.from(bytes.subarray(0, 9)).toString('latin1')))
    throw new Unreadable(problems.notPdf, 'no header')
  const revisions: Revision[] = []
  const budget = freshBudget()
  const known = new Map<number, Entry>()
  for (const section of sectionsOf(bytes, budget)) {
    for (const [number, entry] of section.entries) known.set(number, entry)
    revisions.push(
      revisionOf({ bytes, budget }, revisions.at(-1)?.end ?? 0, section, (number) =>
        known.get(number),
      ),
    )
  }
  if (revisions.at(-1)?.end !== bytes.length)
    throw new Unreadable(problems.trailing, 'data after the end')
  return { bytes, revisions, budget }
}

/** The number of the catalog in a revision. */
export const rootOf = ({ trailer }: Revision): number | undefined => asRef(trailer.get('Root'))
