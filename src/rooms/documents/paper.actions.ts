import { readFileSync } from 'node:fs'
import type { Json } from '../../kernel/canonical.ts'
import type { Instant } from '../../kernel/time.ts'
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

function templateIn(folder: string): string {
  const known = templates.get(folder)
  if (known !== undefined) return known
  const template = readFileSync(new URL(`./papers/${folder}/template.typ`, import.meta.url), 'utf8')
  templates.set(folder, template)
  return template
}

const qrOf = (address: string | null): Json =>
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
}

/** Prints a performance agreement on the paper its content names. `marks` names the rectangles of
 * the signature blocks, `second` and `first` on page 1 and again on the last page; where a QR code
 * is printed it takes the square at the left end. */
export async function printAgreement({
  content,
  beside,
  createdAt,
  emblem,
}: ToPrint): Promise<Pdf> {
  const { folder, sheet } = printed(content, beside)
  const template = templateIn(folder)
  const files: Record<string, Uint8Array> = emblem ? { 'emblem.png': emblem } : {}
  const made = { createdAt, files }
  const first = await renderPdf(template, drawn(sheet), made)
  const better = secondTry(sheet, first.marks)
  const final = better ? await renderPdf(template, drawn(better), made) : first
  return { ...final, marks: final.marks.filter(isSignature) }
}
