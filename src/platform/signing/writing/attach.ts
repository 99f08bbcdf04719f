import { createHash } from 'node:crypto'
import { PDF, PdfDict, PdfString } from '@libpdf/core'
import type { Instant } from '../../../kernel/time.ts'
import { arrayIn, dictIn, name, number, packed, pdfTime, text } from './update.ts'

/** A file that travels inside the PDF: `name` in ASCII, `description` for people, `at` its date. */
export type Attachment = {
  name: string
  mimeType: string
  description: string
  content: Uint8Array
  at: Instant
}

/** Embeds a file as the data behind the page (`AFRelationship` Data, ISO 32000-2 §14.13). Only
 * before the first signature. */
export function attach(pdf: PDF, file: Attachment): void {
  const embedded = dictIn(pdf, dictIn(pdf, pdf.getCatalog(), 'Names'), 'EmbeddedFiles')
  if (embedded.has('Kids'))
    throw new RangeError('the file keeps its attachments in another order than ours')
  const names = arrayIn(pdf, embedded, 'Names')
  const there = names
    .toArray()
    .flatMap((entry) => (entry instanceof PdfString ? [entry.asString()] : []))
  if (there.includes(file.name)) throw new RangeError(`the file already holds ${file.name}`)
  const content = packed(
    {
      Type: name('EmbeddedFile'),
      Subtype: name(file.mimeType),
      Params: PdfDict.of({
        Size: number(file.content.length),
        ModDate: pdfTime(file.at),
        CheckSum: new PdfString(createHash('md5').update(file.content).digest(), 'hex'),
      }),
    },
    file.content,
  )
  const ref = pdf.register(content)
  const specification = pdf.register(
    PdfDict.of({
      Type: name('Filespec'),
      F: text(file.name),
      UF: text(file.name),
      Desc: text(file.description),
      AFRelationship: name('Data'),
      EF: PdfDict.of({ F: ref, UF: ref }),
    }),
  )
  names.insert(2 * there.filter((other) => other < file.name).length, text(file.name))
  names.insert(
    names
      .toArray()
      .findIndex((entry) => entry instanceof PdfString && entry.asString() === file.name) + 1,
    specification,
  )
  arrayIn(pdf, pdf.getCatalog(), 'AF').push(specification)
}

/** The content of an attached file as the last revision of the PDF holds it; `null` when there is
 * none of that name. Does not verify. */
export async function readAttachment(
  bytes: Uint8Array,
  fileName: string,
): Promise<Uint8Array | null> {
  return (await PDF.load(bytes)).getAttachment(fileName)
}
