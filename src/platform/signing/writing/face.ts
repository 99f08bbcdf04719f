import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDF, PdfArray, PdfDict, type PdfObject, PdfRef, PdfStream } from '@libpdf/core'
import { formFonts } from './field.ts'

// `import.meta.resolve` is missing where Vitest starts the stage of the stories
const require = createRequire(import.meta.url)

/** The letters appearances are set in: Latin with its accents, figures, the signs of dates and
 * sentences. */
const letters = [
  ...Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i),
  ...Array.from({ length: 0x180 - 0xa1 }, (_, i) => 0xa1 + i).filter((code) => code !== 0xad),
  ...[0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026],
].map((code) => String.fromCodePoint(code))

/** A font made ready once: its objects in a file of their own, the glyph and the width (thousandths
 * of the size) of each letter. */
type Face = {
  key: string
  source: PDF
  root: PdfRef
  glyphs: Map<string, { hex: string; width: number }>
}

async function made(): Promise<Face> {
  const font = await readFile(
    require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  )
  const draft = PDF.create()
  draft.addPage()
  const embedded = draft.embedFont(font)
  const glyphs = new Map(
    letters.map((letter) => {
      const [glyph = 0] = embedded.encodeTextToGids(letter)
      return [
        letter,
        { hex: glyph.toString(16).padStart(4, '0'), width: embedded.getTextWidth(letter, 1000) },
      ]
    }),
  )
  await draft.fonts.prepare()
  const ref = draft.getFontRef(embedded)
  if (!ref) throw new Error('the font was not made ready')
  draft.getCatalog().set('Face', ref)
  const source = await PDF.load(await draft.save())
  const root = source.getCatalog().getRef('Face')
  if (!root) throw new Error('the font was not written')
  const key = `SourceSerif-${createHash('sha256').update(font).update(letters.join('')).digest('hex').slice(0, 12)}`
  return { key, source, root, glyphs }
}

let once: Promise<Face> | undefined

/** The face of appearances, Source Serif 4 as in the documents; made at the first signature of the
 * process. */
export const face = (): Promise<Face> => {
  once ??= made()
  return once
}

/** Copies an object with all it points to from one file into another; streams go over as they are,
 * compressed. */
function grafted(pdf: PDF, source: PDF, value: PdfObject, known: Map<string, PdfRef>): PdfObject {
  if (value instanceof PdfRef) {
    const id = `${value.objectNumber}`
    const there = known.get(id)
    if (there) return there
    const found = source.getObject(value)
    if (!found) throw new Error(`object ${id} is missing`)
    const ref = pdf.register(grafted(pdf, source, found, known))
    known.set(id, ref)
    return ref
  }
  if (value instanceof PdfArray)
    return new PdfArray(value.toArray().map((item) => grafted(pdf, source, item, known)))
  if (!(value instanceof PdfDict)) return value
  const entries = [...value].map(([key, item]): [string, PdfObject] => [
    key.value,
    grafted(pdf, source, item, known),
  ])
  return value instanceof PdfStream ? new PdfStream(entries, value.data) : new PdfDict(entries)
}

/** The face inside a file, put there once and kept among the fonts of its form for the signatures
 * that follow. */
export async function faceIn(pdf: PDF): Promise<PdfRef> {
  const { key, source, root } = await face()
  const fonts = formFonts(pdf)
  const there = fonts.getRef(key)
  if (there) return there
  const ref = grafted(pdf, source, root, new Map())
  if (!(ref instanceof PdfRef)) throw new Error('a font is an object of its own')
  fonts.set(key, ref)
  return ref
}
