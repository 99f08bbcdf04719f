import type { PdfArray, PdfDict, PdfName, PdfString, PdfValue } from './pdf-values.ts'
import { problems, Unreadable } from './problems.ts'

/** Where the reader stands; `end` is the first byte it may not read. */
export type Cursor = { bytes: Uint8Array; at: number; end: number }
/** A bare word: `obj`, `stream`, an operator of a page. */
export type Word = { kind: 'word'; word: string }

const deepest = 60
const longestNumber = 32
const white = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
const delimiters = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)))
const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !white.has(byte) && !delimiters.has(byte)

/** Ends the reading of a damaged file. */
export function broken(reason: string): never {
  throw new Unreadable(problems.broken, reason)
}

const peek = (cursor: Cursor, ahead = 0): number | undefined =>
  cursor.at + ahead < cursor.end ? cursor.bytes[cursor.at + ahead] : undefined

/** Passes white space; comments only where `comments` allows them. */
export function skipWhite(cursor: Cursor, comments = true): void {
  for (let byte = peek(cursor); byte !== undefined; byte = peek(cursor)) {
    if (white.has(byte)) cursor.at += 1
    else if (byte === 0x25 && comments) {
      while (peek(cursor) !== undefined && peek(cursor) !== 0x0a && peek(cursor) !== 0x0d)
        cursor.at += 1
    } else return
  }
}

function regularText(cursor: Cursor): string {
  const from = cursor.at
  while (isRegular(peek(cursor))) cursor.at += 1
  return Buffer.from(cursor.bytes.subarray(from, cursor.at)).toString('latin1')
}

function readName(cursor: Cursor): PdfName {
  cursor.at += 1
  const text = regularText(cursor)
  return {
    kind: 'name',
    name: text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  }
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

function readHexString(cursor: Cursor): PdfString {
  const from = cursor.at
  const to = cursor.bytes.indexOf(0x3e, from)
  if (to < 0 || to >= cursor.end) broken('hex string without end')
  const bytes = new Uint8Array((to - from) >> 1)
  let nibbles = 0
  for (const byte of cursor.bytes.subarray(from + 1, to)) {
    if (white.has(byte)) continue
    const digit = hexDigit(byte)
    if (digit < 0) broken('hex string with another letter')
    bytes[nibbles >> 1] = (bytes[nibbles >> 1] ?? 0) | (nibbles % 2 ? digit : digit << 4)
    nibbles += 1
  }
  cursor.at = to + 1
  return {
    kind: 'string',
    bytes: bytes.subarray(0, (nibbles + 1) >> 1),
    hex: true,
    from,
    to: cursor.at,
  }
}

const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

/** What follows a backslash: one byte, or none where a line is continued. */
function escaped(cursor: Cursor): number[] {
  const byte = peek(cursor) ?? broken('string without end')
  cursor.at += 1
  if (byte === 0x0d) {
    if (peek(cursor) === 0x0a) cursor.at += 1
    return []
  }
  if (byte === 0x0a) return []
  if (byte < 0x30 || byte > 0x37) return [escapes[String.fromCharCode(byte)] ?? byte]
  let value = byte - 0x30
  for (let i = 0; i < 2; i++) {
    const next = peek(cursor)
    if (next === undefined || next < 0x30 || next > 0x37) break
    value = value * 8 + next - 0x30
    cursor.at += 1
  }
  return [value & 0xff]
}

function readLiteralString(cursor: Cursor): PdfString {
  const from = cursor.at
  const bytes: number[] = []
  cursor.at += 1
  for (let open = 1; open > 0; ) {
    const byte = peek(cursor) ?? broken('string without end')
    cursor.at += 1
    if (byte === 0x5c) bytes.push(...escaped(cursor))
    else if (byte === 0x0d) {
      if (peek(cursor) === 0x0a) cursor.at += 1
      bytes.push(0x0a)
    } else {
      if (byte === 0x28) open += 1
      if (byte === 0x29) open -= 1
      if (open > 0) bytes.push(byte)
    }
  }
  return { kind: 'string', bytes: Uint8Array.from(bytes), hex: false, from, to: cursor.at }
}

function readArray(cursor: Cursor, depth: number, refs: boolean): PdfArray {
  cursor.at += 1
  const items: PdfValue[] = []
  for (skipWhite(cursor); peek(cursor) !== 0x5d; skipWhite(cursor))
    items.push(readValue(cursor, refs, depth + 1))
  cursor.at += 1
  return { kind: 'array', items }
}

function readDict(cursor: Cursor, depth: number, refs: boolean): PdfDict {
  cursor.at += 2
  const entries = new Map<string, PdfValue>()
  for (skipWhite(cursor); peek(cursor) !== 0x3e || peek(cursor, 1) !== 0x3e; skipWhite(cursor)) {
    if (peek(cursor) !== 0x2f) broken('dictionary without a key')
    const { name } = readName(cursor)
    const value = readValue(cursor, refs, depth + 1)
    if (entries.has(name)) throw new Unreadable(problems.ambiguous, `the key ${name} twice`)
    entries.set(name, value)
  }
  cursor.at += 2
  return { kind: 'dict', entries }
}

/** `12 0 R` after its first number; `undefined`, with the cursor where it was, when it is a plain
 * number. */
function readRef(cursor: Cursor, number: number): PdfValue | undefined {
  const { at } = cursor
  skipWhite(cursor)
  const generation = regularText(cursor)
  skipWhite(cursor)
  if (
    /^\d{1,5}$/.test(generation) &&
    Number.isSafeInteger(number) &&
    number >= 0 &&
    peek(cursor) === 0x52 &&
    !isRegular(peek(cursor, 1))
  ) {
    cursor.at += 1
    if (Number(generation) !== 0)
      throw new Unreadable(problems.ambiguous, 'a reference to another generation')
    return { kind: 'ref', number }
  }
  cursor.at = at
  return undefined
}

function readWord(cursor: Cursor, refs: boolean): PdfValue | Word {
  const text = regularText(cursor)
  if (text === '') broken('a letter nobody expects')
  if (text.length <= longestNumber && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) {
    const number = Number(text)
    return (refs && /^\d{1,10}$/.test(text) ? readRef(cursor, number) : undefined) ?? number
  }
  if (text === 'true' || text === 'false') return text === 'true'
  return text === 'null' ? null : { kind: 'word', word: text }
}

/** The next value or bare word; `undefined` at the end. `refs` is false in page contents, where `1
 * 0 R` means nothing. */
export function readToken(cursor: Cursor, refs: boolean, depth = 0): PdfValue | Word | undefined {
  if (depth > deepest) throw new Unreadable(problems.tooBig, 'nested too deep')
  skipWhite(cursor)
  const byte = peek(cursor)
  if (byte === undefined) return undefined
  if (byte === 0x2f) return readName(cursor)
  if (byte === 0x28) return readLiteralString(cursor)
  if (byte === 0x5b) return readArray(cursor, depth, refs)
  if (byte === 0x3c)
    return peek(cursor, 1) === 0x3c ? readDict(cursor, depth, refs) : readHexString(cursor)
  return readWord(cursor, refs)
}

/** The next value; a bare word or the end of the file is damage. */
export function readValue(cursor: Cursor, refs = true, depth = 0): PdfValue {
  const token = readToken(cursor, refs, depth)
  if (token === undefined) return broken('the file ends inside a value')
  return typeof token === 'object' && token !== null && token.kind === 'word'
    ? broken(`the word ${token.word.slice(0, 20)}`)
    : token
}

/** Passes exactly this word. */
export function expectWord(cursor: Cursor, word: string): void {
  const found = readToken(cursor, false)
  if (typeof found !== 'object' || found === null || found.kind !== 'word' || found.word !== word)
    broken(`${word} is missing`)
}
