import { asDict, asNumber, asString, type PdfValue } from '../reading/pdf-values.ts'
import { around } from './pdf-boxes.ts'
import type { Drawing } from './pdf-drawing.ts'
import { fontOf } from './pdf-fonts.ts'
import { applied, identity, joined, moved } from './pdf-matrix.ts'

/** Begins a text object. */
export function beginText(drawing: Drawing): void {
  drawing.text = { matrix: identity, line: identity }
}

/** Moves to the start of another line. */
export function moveLine(drawing: Drawing, x = 0, y = 0): void {
  const line = joined(moved(x, y), drawing.text.line)
  drawing.text = { matrix: line, line }
}

/** Sets the text matrix. */
export function setTextMatrix(
  drawing: Drawing,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): void {
  drawing.text = { matrix: [a, b, c, d, e, f], line: [a, b, c, d, e, f] }
}

/** Chooses a font among the resources; a font this reader cannot read gives text that is `null`. */
export function setFont(
  { view, resources, now }: Drawing,
  name: string | undefined,
  size: number | undefined,
): void {
  const fonts = asDict(view.resolve(resources.get('Font')))
  now.font = name === undefined ? null : fontOf(view, fonts?.get(name))
  now.size = size ?? 0
}

/** One string: its letters, and how far it goes, in text space. */
function shown({ now }: Drawing, bytes: Uint8Array): { text: string | null; width: number } {
  const { font, size, spacing, scale } = now
  if (!font || bytes.length % 2 !== 0) return { text: null, width: 0 }
  let [text, width]: [string | null, number] = ['', 0]
  for (let i = 0; i < bytes.length; i += 2) {
    const code = ((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)
    const letters = font.textOf(code)
    text = text === null || letters === null ? null : text + letters
    width += ((font.widthOf(code) / 1000) * size + spacing) * scale
  }
  return { text, width }
}

/** Shows strings, with the steps between them, as one run. */
export function showText(drawing: Drawing, items: readonly PdfValue[]): void {
  const { now, text: at } = drawing
  let [text, width]: [string | null, number] = ['', 0]
  for (const item of items) {
    const step = asNumber(item)
    const part =
      step === undefined
        ? shown(drawing, asString(item)?.bytes ?? new Uint8Array())
        : { text: '', width: (-step / 1000) * now.size * now.scale }
    text = text === null || part.text === null ? null : text + part.text
    width += part.width
  }
  const placed = joined(joined([1, 0, 0, 1, 0, now.rise], at.matrix), now.matrix)
  const [x, y] = applied(placed, 0, 0)
  const height = 0.5 * now.size
  const box = around(
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ].map(([dx = 0, dy = 0]) => applied(placed, dx, dy)),
  )
  const [a, b, c, d] = placed
  const isUpright = a > 0 && d > 0 && Math.abs(b) < 0.001 * a && Math.abs(c) < 0.001 * d
  const { fill, isPlain, mode, clip } = now
  if (text !== '')
    drawing.runs.push({
      order: drawing.count.order,
      text,
      x,
      y,
      size: now.size * d,
      box: box ?? { left: x, bottom: y, right: x, top: y },
      isUpright,
      ink: { fill, isPlain, mode, clip },
    })
  drawing.text = { ...at, matrix: joined(moved(width, 0), at.matrix) }
}
