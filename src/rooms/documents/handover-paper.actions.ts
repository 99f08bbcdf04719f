import type { Instant } from '../../kernel/time.ts'
import { type Pdf, renderPdf } from '../../platform/pdf.ts'
import { qrOf, templateIn } from './paper.actions.ts'
import type { Content } from './papers/st-1/content.contract.ts'
import { st1 } from './papers/st-1/paper.rules.ts'
import { readyForSigning } from './signing-copy.actions.ts'

/** A note of handover with what stands beside it on the paper; `digest` is `null` before it is
 * kept. */
export type HandoverToPrint = {
  content: Content
  digest: string | null
  publicCode: string
  createdAt: Instant
  emblem: Uint8Array | null
}

/** Prints the note of a handover; `marks` are the places of the signatures. */
export async function printHandover({
  content,
  digest,
  publicCode,
  createdAt,
  emblem,
}: HandoverToPrint): Promise<Pdf> {
  const sheet = st1.sheetOf(content, { digest, publicCode })
  const data = { ...sheet, check: sheet.check && { ...sheet.check, qr: qrOf(sheet.check.qr) } }
  const files: Record<string, Uint8Array> = emblem ? { 'emblem.png': emblem } : {}
  return renderPdf(templateIn(st1.folder), data, { createdAt, files })
}

/** The bytes that both sign, with the content inside. */
export async function handoverForSigning(paper: HandoverToPrint): Promise<Uint8Array> {
  const ready = await readyForSigning(await printHandover(paper), {
    ...{ name: 'serah-terima-kinerja.json', at: paper.createdAt, attached: paper.content },
    description: 'Isi memori serah terima kinerja yang ditandatangani',
    labels: {
      first: 'Tanda tangan elektronik yang menyerahkan',
      second: 'Tanda tangan elektronik yang menerima',
    },
  })
  return ready.bytes
}
