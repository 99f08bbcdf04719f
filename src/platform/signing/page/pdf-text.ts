import { broken } from '../reading/pdf-lexer.ts'
import { asArray, asDict, asStream, type PdfValue } from '../reading/pdf-values.ts'
import type { Page, View } from '../reading/pdf-view.ts'
import { type Rect, rectOf } from '../reading/signature-fields.ts'
import { holds, overlaps, shared } from './pdf-boxes.ts'
import { type Drawing, noPath, type Paint, type Run } from './pdf-drawing.ts'
import { freshGraphics } from './pdf-graphics.ts'
import { identity } from './pdf-matrix.ts'
import { readContent } from './pdf-operators.ts'

/** Words a reader of the page sees, where they begin (points from the lower left), how large they
 * are, how far they reach. */
export type SeenText = { text: string; x: number; y: number; size: number; right: number }
/** A page as seen. `unreadable` counts texts that are drawn but whose letters cannot be told. */
export type SeenPage = { texts: SeenText[]; unreadable: number }

/** Ink darker than this is read on white paper. */
const darkest = 0.6
/** Points; smaller letters are not read. */
const smallest = 4

function contentOf(view: View, value: PdfValue | undefined): Uint8Array {
  const resolved = view.resolve(value)
  const parts = asArray(resolved) ?? (resolved === undefined ? [] : [resolved])
  const streams = parts.map(
    (part) => asStream(view.resolve(part)) ?? broken('content that is no stream'),
  )
  return Buffer.concat(streams.flatMap((stream) => [view.unpack(stream), Buffer.from('\n')]))
}

function drawn(view: View, page: Page, paper: Rect): Drawing {
  const drawing: Drawing = {
    view,
    resources: asDict(view.resolve(page.inherited.get('Resources'))) ?? new Map(),
    now: freshGraphics(paper),
    saved: [],
    text: { matrix: identity, line: identity },
    path: noPath(),
    isClipping: false,
    runs: [],
    paints: [],
    count: { order: 0, depth: 0 },
  }
  readContent(drawing, contentOf(view, page.dict.get('Contents')))
  return drawing
}

function paperOf(view: View, { inherited }: Page): Rect {
  const media = rectOf(view.resolve(inherited.get('MediaBox')))
  const crop = inherited.has('CropBox') ? rectOf(view.resolve(inherited.get('CropBox'))) : media
  return shared(media, crop) ?? { left: 0, bottom: 0, right: 0, top: 0 }
}

/** Something drawn over it, or something dark drawn under it. */
const isHidden = ({ order, box }: Run, { order: at, box: area, light }: Paint): boolean =>
  overlaps(area, box) && (at > order || light === null || light < darkest)

/** Can this be read on paper: dark, plain, upright, large enough, inside its clip, under
 * nothing? */
function isSeen(run: Run, paints: readonly Paint[], covers: readonly Rect[]): boolean {
  const { fill, isPlain, mode, clip } = run.ink
  if (fill === null || fill > darkest || !isPlain || (mode !== 0 && mode !== 2)) return false
  if (!run.isUpright || run.size < smallest || !holds(clip, run.box)) return false
  return (
    !covers.some((cover) => overlaps(cover, run.box)) &&
    !paints.some((paint) => isHidden(run, paint))
  )
}

/** The words of a page that a reader sees, in the order in which they are drawn. Text that is
 * white, tiny, turned, clipped, painted over or under `covers` (the faces of signatures) is not
 * seen. Throws `Unreadable` at content it does not understand. */
export function seenPage(view: View, page: Page, covers: readonly Rect[]): SeenPage {
  const { runs, paints } = drawn(view, page, paperOf(view, page))
  view.spend('marks', runs.length + paints.length)
  const seen = runs.filter((run) => isSeen(run, paints, covers))
  const texts = seen.flatMap(({ text, x, y, size, box }) =>
    text === null ? [] : [{ text, x, y, size, right: box.right }],
  )
  return { texts, unreadable: seen.length - texts.length }
}
