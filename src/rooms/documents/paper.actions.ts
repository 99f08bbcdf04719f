import { readFileSync } from 'node:fs'
import type { Json } from '../../kernel/canonical.ts'
import { printDate } from '../../kernel/indonesian.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import { type Mark, type Pdf, renderPdf } from '../../platform/pdf.ts'
import { drawQr } from '../../platform/qr.ts'
import {
  type AgreementContent,
  type Beside,
  type Printed,
  printed,
  secondTry,
} from './papers/papers.rules.ts'

const templates = new Map<string, string>()

/** The template of a paper, read once. */
export function templateIn(folder: string): string {
  const known = templates.get(folder)
  if (known !== undefined) return known
  const template = readFileSync(new URL(`./papers/${folder}/template.typ`, import.meta.url), 'utf8')
  templates.set(folder, template)
  return template
}

/** A QR code of an address, drawn for a template. */
export const qrOf = (address: string | null): Json =>
  address === null ? null : { ...drawQr(address), address }

const drawn = (sheet: Printed['sheet']): Json => ({
  ...sheet,
  ...('check' in sheet && { check: sheet.check && { ...sheet.check, qr: qrOf(sheet.check.qr) } }),
  signatures: sheet.signatures.map((signature) => ({
    ...signature,
    qr: qrOf(signature.qr),
    attachment: { ...signature.attachment, qr: qrOf(signature.attachment.qr) },
  })),
})

const isSignature = ({ name }: Mark): boolean => name === 'first' || name === 'second'

/** A content with what stands beside it on the paper; `createdAt` is written into the file as its
 * date, `emblem` is the PNG whose hash the content names. */
export type ToPrint = {
  content: AgreementContent
  beside: Beside
  createdAt: Instant
  emblem: Uint8Array | null
  /** The day it was signed by hand: then this is a typed copy, and says so. */
  wetOn?: LocalDate | null
}

/** A copy of what was signed by hand: never as if it carried an electronic signature. */
function copyOf(sheet: Printed['sheet'], wetOn: LocalDate): Printed['sheet'] {
  const note = [
    'Ditandatangani basah',
    printDate(wetOn),
    'Salinan ketikan; kertasnya',
    'lewat alamat di kaki ini.',
  ]
  return {
    ...sheet,
    documentTitle: `${sheet.documentTitle} (SALINAN)`,
    watermark: 'SALINAN',
    signatures: sheet.signatures.map((signature) => {
      const own = { qr: signature.attachment.qr, note }
      return { ...signature, ...own, attachment: own }
    }),
  }
}

/** Prints a performance agreement on the paper its content names. `marks` names the rectangles of
 * the signature blocks, `second` and `first` on page 1 and again on the last page; where a QR code
 * is printed it takes the square at the left end. */
export async function printAgreement({
  content,
  beside,
  createdAt,
  emblem,
  wetOn,
}: ToPrint): Promise<Pdf> {
  const { folder, sheet: own } = printed(content, beside)
  const sheet = wetOn ? copyOf(own, wetOn) : own
  const template = templateIn(folder)
  const files: Record<string, Uint8Array> = emblem ? { 'emblem.png': emblem } : {}
  const made = { createdAt, files }
  const first = await renderPdf(template, drawn(sheet), made)
  const better = secondTry(sheet, first.marks)
  const final = better ? await renderPdf(template, drawn(better), made) : first
  return { ...final, marks: final.marks.filter(isSignature) }
}
