import { deflateSync } from 'node:zlib'
import {
  PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  type PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core'
import type { Place } from './signer.ts'

export const name = (text: string): PdfName => PdfName.of(text)
export const number = (value: number): PdfNumber => PdfNumber.of(value)
export const text = (value: string): PdfString => PdfString.fromString(value)

/** Follows a reference inside a file. */
export const resolveIn =
  (pdf: PDF) =>
  (ref: PdfRef): PdfObject | null =>
    pdf.getObject(ref)

/** A page (counted from 1) with its reference; refuses a page the file does not have. */
export function pageOf(pdf: PDF, page: number): { ref: PdfRef; dict: PdfDict } {
  const found = pdf.getPage(page - 1)
  if (!found) throw new RangeError(`the file has no page ${page}`)
  return found
}

/** The dictionary under a key of another, made where there is none. */
export function dictIn(pdf: PDF, owner: PdfDict, key: string): PdfDict {
  const found = owner.getDict(key, resolveIn(pdf))
  if (found) return found
  const made = new PdfDict()
  owner.set(key, made)
  return made
}

/** The array under a key, made where there is none. */
export function arrayIn(pdf: PDF, owner: PdfDict, key: string): PdfArray {
  const found = owner.getArray(key, resolveIn(pdf))
  if (found) return found
  const made = new PdfArray()
  owner.set(key, made)
  return made
}

export const rectangle = ({ x, y, width, height }: Place): PdfArray =>
  PdfArray.of(...[x, y, x + width, y + height].map((edge) => number(rounded(edge))))

/** Hundredths of a point, as files write them. */
export const rounded = (points: number): number => Math.round(points * 100) / 100

/** A moment as PDF writes it, in UTC: `D:20260119014700Z`. */
export const pdfTime = (at: string): PdfString =>
  PdfString.fromString(`D:${new Date(at).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`)

/** A stream packed by zlib. The library would do it in JavaScript, at ten times the cost. */
export const packed = (entries: Record<string, PdfObject>, content: Uint8Array): PdfStream =>
  PdfStream.fromDict({ ...entries, Filter: name('FlateDecode') }, deflateSync(content))

/** Opens a file; refuses one that cannot be added to without rewriting it (encrypted, linearised,
 * mended on reading). */
export async function openPdf(bytes: Uint8Array): Promise<PDF> {
  const pdf = await PDF.load(bytes)
  const blocker = pdf.canSaveIncrementally()
  if (blocker) throw new RangeError(`the file takes no incremental update: ${blocker}`)
  return pdf
}

/** Adds what changed behind the bytes that were there; those stay as they are, or nothing is
 * returned. */
export async function appended(pdf: PDF, bytes: Uint8Array): Promise<Buffer> {
  const saved = await pdf.save({ incremental: true })
  const whole = Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength)
  if (whole.length <= bytes.length || !whole.subarray(0, bytes.length).equals(bytes))
    throw new Error('the update changed bytes that were there')
  return whole
}
