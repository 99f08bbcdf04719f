import { type Cursor, readToken } from '../reading/pdf-lexer.ts'
import {
  asArray,
  asDict,
  asName,
  asNumber,
  asStream,
  asString,
  type PdfValue,
} from '../reading/pdf-values.ts'
import type { View } from '../reading/pdf-view.ts'

/** A font as far as reading needs it: codes of two bytes, the text of each, its width in
 * thousandths. `null` text: cannot be read. */
export type Font = { textOf: (code: number) => string | null; widthOf: (code: number) => number }

/** Takes letters from the budget of the file. */
type Spend = (letters: number) => void

const mostTokens = 200_000

const numberOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0)
const utf16 = (bytes: Uint8Array): string => new TextDecoder('utf-16be').decode(bytes)

/** `<01> <0041>` pairs, or `<01> <05> <0041>` ranges with a text or a list of texts. */
function readMappings(
  operands: PdfValue[],
  isRange: boolean,
  into: Map<number, string>,
  spend: Spend,
): void {
  const step = isRange ? 3 : 2
  for (let i = 0; i + step <= operands.length; i += step) {
    const first = asString(operands[i])
    const last = isRange ? asString(operands[i + 1]) : first
    const target = operands[i + step - 1]
    if (!first || !last || first.bytes.length > 4 || last.bytes.length > 4) continue
    const [from, to] = [
      numberOf(first.bytes),
      Math.min(numberOf(last.bytes), numberOf(first.bytes) + 65_535),
    ]
    const list = asArray(target)
    const text = asString(target)
    spend(to - from + 1)
    for (let code = from; code <= to; code++) {
      const own = list ? asString(list[code - from]) : text
      if (!own) continue
      const letters = utf16(own.bytes)
      into.set(code, list || code === from ? letters : shifted(letters, code - from))
    }
  }
}

const shifted = (letters: string, by: number): string => {
  const points = [...letters].map((letter) => letter.codePointAt(0) ?? 0)
  const last = (points.pop() ?? 0) + by
  return last <= 0x10ffff ? String.fromCodePoint(...points, last) : '\ufffd'
}

/** Reads a `ToUnicode` map (ISO 32000-1 §9.10.3). */
export function readToUnicode(bytes: Uint8Array, spend: Spend): Map<number, string> {
  const map = new Map<number, string>()
  const cursor: Cursor = { bytes, at: 0, end: bytes.length }
  let operands: PdfValue[] = []
  for (let count = 0; count < mostTokens; count++) {
    const token = readToken(cursor, false)
    if (token === undefined) return map
    if (typeof token !== 'object' || token === null || token.kind !== 'word') operands.push(token)
    else {
      if (token.word === 'endbfchar') readMappings(operands, false, map, spend)
      if (token.word === 'endbfrange') readMappings(operands, true, map, spend)
      operands = []
    }
  }
  return map
}

/** The `W` array of a CID font: `c [w1 w2 …]` and `first last w`. */
function readWidths(view: View, value: PdfValue | undefined): Map<number, number> {
  const widths = new Map<number, number>()
  const items = asArray(view.resolve(value)) ?? []
  for (let i = 0; i < items.length; ) {
    const [first, next] = [asNumber(items[i]) ?? 0, view.resolve(items[i + 1])]
    const list = asArray(next)
    if (list) {
      view.spend('letters', list.length)
      for (const [at, width] of list.entries()) widths.set(first + at, asNumber(width) ?? 0)
      i += 2
    } else {
      const last = Math.min(asNumber(next) ?? first, first + 65_535)
      view.spend('letters', Math.max(last - first, 0) + 1)
      for (let code = first; code <= last; code++) widths.set(code, asNumber(items[i + 2]) ?? 0)
      i += 3
    }
  }
  return widths
}

const known = new WeakMap<Map<string, PdfValue>, Font | null>()

function readFont(view: View, dict: Map<string, PdfValue>): Font | null {
  const stream = asStream(view.resolve(dict.get('ToUnicode')))
  const descendant = asDict(view.resolve(asArray(view.resolve(dict.get('DescendantFonts')))?.[0]))
  if (
    !stream ||
    !descendant ||
    asName(dict.get('Subtype')) !== 'Type0' ||
    asName(dict.get('Encoding')) !== 'Identity-H'
  )
    return null
  const texts = readToUnicode(view.unpack(stream), (letters) => view.spend('letters', letters))
  const widths = readWidths(view, descendant.get('W'))
  const standard = asNumber(descendant.get('DW')) ?? 1000
  return {
    textOf: (code) => texts.get(code) ?? null,
    widthOf: (code) => widths.get(code) ?? standard,
  }
}

/** A font of two-byte codes with `ToUnicode`, as Typst writes them; `null` for every other kind,
 * whose text is not read. */
export function fontOf(view: View, value: PdfValue | undefined): Font | null {
  const dict = asDict(view.resolve(value))
  if (!dict) return null
  const found = known.get(dict)
  if (found !== undefined) return found
  const font = readFont(view, dict)
  known.set(dict, font)
  return font
}
