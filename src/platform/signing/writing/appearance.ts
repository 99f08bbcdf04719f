import { Buffer } from 'node:buffer'
import { type PDF, PdfArray, PdfDict, type PdfRef } from '@libpdf/core'
import { darkRuns, qrMatrix, quietZone } from '../../qr.ts'
import { face, faceIn } from './face.ts'
import type { Appearance } from './signer.ts'
import { name, number, packed, rounded } from './update.ts'

/** Points. The same measures as the signature space of the document templates. */
const type = { size: 8, capitals: 0.67, leading: 0.5, gutter: 4.25 }

type Box = { width: number; height: number }
type Glyphs = Awaited<ReturnType<typeof face>>['glyphs']

/** A letter the face lacks loses its accents, or becomes a question mark. */
const glyphsOf = (glyphs: Glyphs, line: string): { hex: string; width: number }[] =>
  [...line.normalize('NFC')].flatMap((letter) => {
    const known =
      glyphs.get(letter) ?? glyphs.get(letter.normalize('NFKD').charAt(0)) ?? glyphs.get('?')
    return known ? [known] : []
  })

/** One filled rectangle for each run of dark modules, in a square of `side` points at the left
 * end. */
function drawnQr(address: string, side: number): string {
  const rows = qrMatrix(address)
  const module = side / (rows.length + 2 * quietZone)
  const runs = darkRuns(rows).map(({ x, y, length }) => {
    const [left, bottom] = [(x + quietZone) * module, side - (y + quietZone + 1) * module]
    return [left, bottom, length * module, module].map((value) => value.toFixed(3)).join(' ')
  })
  return `0 g ${runs.map((run) => `${run} re`).join('\n')} f\n`
}

/** Lines set left, as a block in the middle of the height; too wide a block is set smaller, never
 * cut. */
function drawnLines(glyphs: Glyphs, lines: string[], left: number, { width, height }: Box): string {
  const set = lines.map((line) => glyphsOf(glyphs, line))
  const widest = Math.max(
    1,
    ...set.map((line) => line.reduce((sum, glyph) => sum + glyph.width, 0) / 1000),
  )
  const size = Math.min(
    type.size,
    (width - left) / widest,
    height / (lines.length * (type.capitals + type.leading)),
  )
  const step = (type.capitals + type.leading) * size
  const first = (height + lines.length * step - type.leading * size) / 2 - type.capitals * size
  const shown = set.map((line, i) => {
    const hex = line.map((glyph) => glyph.hex).join('')
    return `1 0 0 1 ${rounded(left)} ${rounded(first - i * step)} Tm <${hex}> Tj`
  })
  return `BT 0 g /F ${rounded(size)} Tf\n${shown.join('\n')}\nET\n`
}

/** Draws what a reader sees of a signature, as a form as large as its place (look.md §13). */
export async function drawAppearance(
  pdf: PDF,
  { lines, qr, label }: Appearance,
  { width, height }: Box,
): Promise<PdfRef> {
  const { glyphs } = await face()
  const left = qr === null ? 0 : height + type.gutter
  const words = drawnLines(glyphs, [...lines, label], left, { width, height })
  const drawing = `q\n${qr === null ? '' : drawnQr(qr, height)}${words}Q\n`
  const stream = packed(
    {
      Type: name('XObject'),
      Subtype: name('Form'),
      BBox: PdfArray.of(number(0), number(0), number(rounded(width)), number(rounded(height))),
      Resources: PdfDict.of({ Font: PdfDict.of({ F: await faceIn(pdf) }) }),
    },
    Buffer.from(drawing, 'latin1'),
  )
  return pdf.register(stream)
}
