import type { PdfValue } from '../reading/pdf-values.ts'
import type { View } from '../reading/pdf-view.ts'
import type { Rect } from '../reading/signature-fields.ts'
import type { Graphics, Light } from './pdf-graphics.ts'
import { identity, type Matrix } from './pdf-matrix.ts'

/** A text as drawn in one go. `text` is `null` where a code has no letter; `ink` says under which
 * conditions it was drawn. */
export type Run = {
  order: number
  text: string | null
  x: number
  y: number
  size: number
  box: Rect
  isUpright: boolean
  ink: { fill: Light; isPlain: boolean; mode: number; clip: Rect }
}
/** An area that was filled, or could have been. */
export type Paint = { order: number; box: Rect; light: Light }

/** A path under construction, in the coordinates of the page; a subpath that is curved is no
 * rectangle. */
export type Path = { subpaths: [number, number][][]; isCurved: boolean }

/** Reading one content stream: where it draws, what it found, what it may use. */
export type Drawing = {
  view: View
  resources: Map<string, PdfValue>
  now: Graphics
  saved: Graphics[]
  text: { matrix: Matrix; line: Matrix }
  path: Path
  /** `W` was said: the path at hand will clip. */
  isClipping: boolean
  runs: Run[]
  paints: Paint[]
  count: { order: number; depth: number }
}

/** A drawing that continues in the same page, with other resources: the content of a form. */
export const within = (
  drawing: Drawing,
  resources: Map<string, PdfValue>,
  now: Graphics,
): Drawing => {
  return {
    ...drawing,
    resources,
    now,
    saved: [],
    text: { matrix: identity, line: identity },
    path: noPath(),
    isClipping: false,
  }
}

/** An empty path. */
export const noPath = (): Path => ({ subpaths: [], isCurved: false })
