import { fileProblems, Unreadable } from './file-problems.ts'
import type { RawCell, RawRow } from './raw.ts'

/** Text of a CSV and the encoding it was found in. */
export type Decoded = { text: string; encoding: 'utf-8' | 'utf-16' | 'windows-1252' }

/** Characters no text file has; their presence means the bytes are something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const notText = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f]/

/** Bytes as text: UTF-16 by its mark, UTF-8 (with or without mark), else Windows-1252. Refuses what
 * holds NUL or other control bytes. */
export function decodedText(bytes: Uint8Array): Decoded {
  const decoded = decode(bytes)
  if (notText.test(decoded.text)) throw new Unreadable(fileProblems.wrongType('unknown'))
  return decoded
}

function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

const lineFeed = 10
const carriageReturn = 13
const quote = 34

/** End of an unquoted stretch: the next separator or line end. */
function endOfPlain(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === separator || code === lineFeed || code === carriageReturn) return at
  }
  return text.length
}

/** End of a quoted stretch, just behind its closing quote; `null` when it is never closed. A
 * doubled quote stands for one. */
function endOfQuoted(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== quote) return at + 1
  }
  return null
}

function fieldAt(
  text: string,
  from: number,
  separator: number,
  row: number,
): { field: string; end: number } {
  if (text.charCodeAt(from) !== quote) {
    const end = endOfPlain(text, from, separator)
    return { field: text.slice(from, end), end }
  }
  const closed = endOfQuoted(text, from)
  if (closed === null) throw new Unreadable(fileProblems.openQuote(row))
  const end = endOfPlain(text, closed, separator)
  return {
    field: text.slice(from + 1, closed - 1).replaceAll('""', '"') + text.slice(closed, end),
    end,
  }
}

/** Records of a CSV (RFC 4180): fields in quotes may hold separators, quotes and line breaks; lines
 * end with CRLF, LF or CR. Rows are numbered as a spreadsheet shows them, empty lines included.
 * Refuses a quote that is never closed, because every column after it would be a guess. */
export function* csvRows(text: string, separator: string): Generator<RawRow> {
  const mark = separator.charCodeAt(0)
  let [at, row] = [0, 1]
  while (at < text.length) {
    const cells: RawCell[] = []
    for (let column = 0; ; column++) {
      const { field, end } = fieldAt(text, at, mark, row)
      if (field.trim() !== '')
        cells.push({ at: column, text: field, kind: 'text', formula: false, look: null })
      at = end + 1
      if (text.charCodeAt(end) !== mark) break
    }
    if (text.charCodeAt(at - 1) === carriageReturn && text.charCodeAt(at) === lineFeed) at++
    if (cells.length > 0) yield { row, cells, hidden: false }
    row++
  }
}

/** The separators tried, and the first line by which Excel names one (`sep=;`). */
export const separators = [';', ',', '\t', '|'] as const

/** The separator a file names itself, if it does. */
export const namedSeparator = (text: string): string | null =>
  /^"?sep=([^\r\n"])/i.exec(text)?.[1] ?? null
