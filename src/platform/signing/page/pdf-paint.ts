import type { Rect } from '../reading/signature-fields.ts'
import { around, boxOf, shared } from './pdf-boxes.ts'
import { type Drawing, noPath, type Path } from './pdf-drawing.ts'
import type { Light } from './pdf-graphics.ts'
import { applied } from './pdf-matrix.ts'

const nowhere: Rect = { left: 0, bottom: 0, right: -1, top: -1 }
/** Points: a thicker line can hide words. */
const thinLine = 3

const point = ({ now }: Drawing, x = 0, y = 0): [number, number] => applied(now.matrix, x, y)

/** Begins a subpath. */
export function moveTo(drawing: Drawing, [x, y]: readonly number[]): void {
  drawing.path.subpaths.push([point(drawing, x, y)])
}

/** Goes on to the last of the points given; the others bend the way. */
export function lineTo(drawing: Drawing, values: readonly number[]): void {
  const last = drawing.path.subpaths.at(-1)
  if (!last) return
  for (let i = 0; i + 1 < values.length; i += 2) last.push(point(drawing, values[i], values[i + 1]))
  if (values.length > 2) drawing.path.isCurved = true
}

/** Adds a rectangle. */
export function rectangle(
  drawing: Drawing,
  [x = 0, y = 0, width = 0, height = 0]: readonly number[],
): void {
  const corners: [number, number][] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
  drawing.path.subpaths.push(corners.map(([left, bottom]) => point(drawing, left, bottom)))
}

const boxOfPath = ({ subpaths }: Path): Rect | null => around(subpaths.flat())

/** A path that is one upright rectangle; through any other clip nothing is taken as seen. */
function clippedTo(path: Path): Rect {
  const box = boxOfPath(path)
  const [only, ...others] = path.subpaths
  if (!box || !only || others.length > 0 || path.isCurved || only.length < 4 || only.length > 5)
    return nowhere
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.01
  const corner = ([x, y]: [number, number]): string =>
    `${near(x, box.left) ? 'l' : near(x, box.right) ? 'r' : '?'}${near(y, box.bottom) ? 'b' : near(y, box.top) ? 't' : '?'}`
  const corners = new Set(only.map(corner))
  return ['lb', 'rb', 'rt', 'lt'].every((one) => corners.has(one)) && corners.size === 4
    ? box
    : nowhere
}

/** Records an area painted over. */
export function paint(drawing: Drawing, box: Rect | null, light: Light): void {
  const seen = box && shared(box, drawing.now.clip)
  if (seen) drawing.paints.push({ order: drawing.count.order, box: seen, light })
}

/** Ends a path: fills, strokes, clips as told. */
export function endPath(
  drawing: Drawing,
  { fills, strokes }: { fills: boolean; strokes: boolean },
): void {
  const { now, path } = drawing
  const box = boxOfPath(path)
  if (fills) paint(drawing, box, now.isPlain ? now.fill : null)
  const [a, b] = now.matrix
  const width = now.lineWidth * Math.hypot(a, b)
  if (strokes && box && width > thinLine) {
    const { left, bottom, right, top } = box
    paint(
      drawing,
      {
        left: left - width / 2,
        bottom: bottom - width / 2,
        right: right + width / 2,
        top: top + width / 2,
      },
      null,
    )
  }
  if (drawing.isClipping) now.clip = shared(now.clip, clippedTo(path)) ?? nowhere
  drawing.isClipping = false
  drawing.path = noPath()
}

/** The unit square an image fills. */
export const paintImage = (drawing: Drawing): void =>
  paint(drawing, boxOf(drawing.now.matrix, { left: 0, bottom: 0, right: 1, top: 1 }), null)
