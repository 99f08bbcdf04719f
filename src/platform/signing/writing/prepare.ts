import { type Attachment, attach } from './attach.ts'
import { faceIn } from './face.ts'
import { addField, type FieldPlan, findField, tagField } from './field.ts'
import { appended, openPdf } from './update.ts'

/** Makes a printed document ready to be signed: files attached, an empty, tagged signature field
 * for every party, the font of the appearances. Afterwards a signature changes nothing but its own
 * field. Same input, same bytes; what was printed stays the beginning of the file. Refuses a field
 * name twice and a file that cannot be added to. */
export async function prepareForSigning(
  printed: Uint8Array,
  plan: { fields: FieldPlan[]; attachments: Attachment[] },
): Promise<Uint8Array> {
  const pdf = await openPdf(printed)
  for (const file of plan.attachments) attach(pdf, file)
  for (const field of plan.fields) {
    if (findField(pdf, field.name))
      throw new RangeError(`the file already has the field ${field.name}`)
    tagField(pdf, addField(pdf, field), field.mark.page)
  }
  await faceIn(pdf)
  return appended(pdf, printed)
}
