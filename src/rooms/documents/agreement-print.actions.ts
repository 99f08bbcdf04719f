import { readFileSync } from 'node:fs'
import type { Json } from '../../kernel/canonical.ts'
import { type Mark, type Pdf, renderPdf } from '../../platform/pdf.ts'
import { drawQr } from '../../platform/qr.ts'
import type { AgreementPrint } from './agreement-print.contract.ts'
import { type AgreementSheet, secondTry, sheetOf } from './agreement-print.rules.ts'

const template = readFileSync(
  new URL('./templates/perjanjian-kinerja.typ', import.meta.url),
  'utf8',
)

const qrOf = (address: string | null): Json =>
  address === null ? null : { ...drawQr(address), address }

const drawn = (sheet: AgreementSheet): Json => ({
  ...sheet,
  signatures: sheet.signatures.map((signature) => ({
    ...signature,
    qr: qrOf(signature.qr),
    attachment: { ...signature.attachment, qr: qrOf(signature.attachment.qr) },
  })),
})

const isSignature = ({ name }: Mark): boolean => name === 'first' || name === 'second'

/**
 * Prints a performance agreement. `marks` names the rectangles of the signature blocks, `second` and `first` on page 1 and again
 * on the last page; where a QR code is printed it takes the square at the left end, the rest holds the words of a signature.
 */
export async function printAgreement(print: AgreementPrint): Promise<Pdf> {
  const options = { createdAt: print.createdAt }
  const sheet = sheetOf(print)
  const first = await renderPdf(template, drawn(sheet), options)
  const better = secondTry(sheet, first.marks)
  const final = better ? await renderPdf(template, drawn(better), options) : first
  return { ...final, marks: final.marks.filter(isSignature) }
}
