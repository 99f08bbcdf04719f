import { broken, type Cursor, readToken } from '../reading/pdf-lexer.ts'
import {
  asArray,
  asDict,
  asName,
  asNumber,
  asStream,
  type PdfValue,
} from '../reading/pdf-values.ts'
import { problems, Unreadable } from '../reading/problems.ts'
import { rectOf } from '../reading/signature-fields.ts'
import { boxOf, shared } from './pdf-boxes.ts'
import { type Drawing, within } from './pdf-drawing.ts'
import { componentsOf, isPlainState, lightOf } from './pdf-graphics.ts'
import { joined, type Matrix } from './pdf-matrix.ts'
import { endPath, lineTo, moveTo, paint, paintImage, rectangle } from './pdf-paint.ts'
import { beginText, moveLine, setFont, setTextMatrix, showText } from './pdf-words.ts'

type Operator = (drawing: Drawing, numbers: number[], operands: PdfValue[]) => void

const deepestForm = 5

const resource = (
  { view, resources }: Drawing,
  kind: string,
  name: PdfValue | undefined,
): PdfValue | undefined => asDict(view.resolve(resources.get(kind)))?.get(asName(name) ?? '')

function setSpace(drawing: Drawing, name: PdfValue | undefined): void {
  const { now, view } = drawing
  now.components = componentsOf(view, resource(drawing, 'ColorSpace', name) ?? name)
  now.fill =
    now.components === 4
      ? 0
      : lightOf(
          now.components,
          Array.from({ length: now.components }, () => 0),
        )
}

const setColour = ({ now }: Drawing, components: number, numbers: readonly number[]): void => {
  now.components = components
  now.fill = lightOf(components, numbers)
}

const matrixOf = ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix => [
  a,
  b,
  c,
  d,
  e,
  f,
]

function drawForm(drawing: Drawing, value: PdfValue | undefined): void {
  const stream = asStream(drawing.view.resolve(value))
  const dict = stream?.dict.entries
  if (!stream || !dict) throw new Unreadable(problems.broken, 'a drawing that is missing')
  if (asName(dict.get('Subtype')) === 'Image') {
    paintImage(drawing)
    return
  }
  if (asName(dict.get('Subtype')) !== 'Form' || drawing.count.depth >= deepestForm)
    broken('a drawing this reader does not know')
  const { view, now } = drawing
  const own = asArray(view.resolve(dict.get('Matrix')))?.map((item) => asNumber(item) ?? 0)
  const matrix = joined(matrixOf(own ?? []), now.matrix)
  const clip = shared(now.clip, boxOf(matrix, rectOf(view.resolve(dict.get('BBox'))))) ?? {
    left: 0,
    bottom: 0,
    right: -1,
    top: -1,
  }
  const resources = asDict(view.resolve(dict.get('Resources'))) ?? drawing.resources
  drawing.count.depth += 1
  readContent(within(drawing, resources, { ...now, matrix, clip }), view.unpack(stream))
  drawing.count.depth -= 1
}

const ends =
  (fills: boolean, strokes: boolean): Operator =>
  (drawing) =>
    endPath(drawing, { fills, strokes })

const clips: Operator = (drawing) => {
  drawing.isClipping = true
}

const state: Record<string, Operator> = {
  q: ({ saved, now }) => void saved.push({ ...now }),
  Q: (drawing) => {
    drawing.now = drawing.saved.pop() ?? drawing.now
  },
  cm: ({ now }, numbers) => {
    now.matrix = joined(matrixOf(numbers), now.matrix)
  },
  w: ({ now }, [width = 1]) => {
    now.lineWidth = width
  },
  gs: (drawing, _, [name]) => {
    drawing.now.isPlain = isPlainState(drawing.view, resource(drawing, 'ExtGState', name))
  },
  cs: (drawing, _, [name]) => setSpace(drawing, name),
  sc: (drawing, numbers) => setColour(drawing, drawing.now.components, numbers),
  scn: (drawing, numbers, operands) =>
    setColour(drawing, drawing.now.components, operands.length === numbers.length ? numbers : []),
  g: (drawing, numbers) => setColour(drawing, 1, numbers),
  rg: (drawing, numbers) => setColour(drawing, 3, numbers),
  k: (drawing, numbers) => setColour(drawing, 4, numbers),
}

const paths: Record<string, Operator> = {
  m: moveTo,
  l: lineTo,
  c: lineTo,
  v: lineTo,
  y: lineTo,
  re: rectangle,
  h: () => undefined,
  n: ends(false, false),
  S: ends(false, true),
  s: ends(false, true),
  f: ends(true, false),
  F: ends(true, false),
  'f*': ends(true, false),
  B: ends(true, true),
  'B*': ends(true, true),
  b: ends(true, true),
  'b*': ends(true, true),
  W: clips,
  'W*': clips,
  sh: (drawing) => paint(drawing, drawing.now.clip, null),
  Do: (drawing, _, [name]) => drawForm(drawing, resource(drawing, 'XObject', name)),
}

const words: Record<string, Operator> = {
  BT: beginText,
  Tf: (drawing, numbers, [name]) => setFont(drawing, asName(name), numbers[0]),
  Tc: ({ now }, [spacing = 0]) => {
    now.spacing = spacing
  },
  Tz: ({ now }, [scale = 100]) => {
    now.scale = scale / 100
  },
  TL: ({ now }, [leading = 0]) => {
    now.leading = leading
  },
  Ts: ({ now }, [rise = 0]) => {
    now.rise = rise
  },
  Tr: ({ now }, [mode = 0]) => {
    now.mode = mode
  },
  Td: (drawing, [x, y]) => moveLine(drawing, x, y),
  TD: (drawing, [x, y = 0]) => {
    drawing.now.leading = -y
    moveLine(drawing, x, y)
  },
  Tm: setTextMatrix,
  'T*': (drawing) => moveLine(drawing, 0, -drawing.now.leading),
  Tj: (drawing, _, operands) => showText(drawing, operands),
  TJ: (drawing, _, [items]) => showText(drawing, asArray(items) ?? []),
  "'": (drawing, _, operands) => {
    moveLine(drawing, 0, -drawing.now.leading)
    showText(drawing, operands)
  },
}

const operators = new Map(Object.entries({ ...state, ...paths, ...words }))
/** What draws nothing, or only lines: nothing to keep of it. */
const quiet = new Set([
  'ET',
  'J',
  'j',
  'M',
  'd',
  'ri',
  'i',
  'CS',
  'SC',
  'SCN',
  'G',
  'RG',
  'K',
  'BMC',
  'BDC',
  'EMC',
  'MP',
  'DP',
  'BX',
  'EX',
  'Tw',
])

/** Follows a content stream operator by operator (ISO 32000-1 annex A); throws `Unreadable` at one
 * it does not know. */
export function readContent(drawing: Drawing, bytes: Uint8Array): void {
  const cursor: Cursor = { bytes, at: 0, end: bytes.length }
  let operands: PdfValue[] = []
  for (
    let token = readToken(cursor, false);
    token !== undefined;
    token = readToken(cursor, false)
  ) {
    if (typeof token !== 'object' || token === null || token.kind !== 'word') {
      operands.push(token)
      if (operands.length > 100) broken('too many operands')
      continue
    }
    drawing.count.order += 1
    drawing.view.spend('operators', 1)
    const act = operators.get(token.word)
    if (!act && !quiet.has(token.word)) broken(`the operator ${token.word.slice(0, 10)}`)
    act?.(
      drawing,
      operands.filter((item) => typeof item === 'number'),
      operands,
    )
    operands = []
  }
}
