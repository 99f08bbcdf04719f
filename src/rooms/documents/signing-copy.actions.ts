import { Buffer } from 'node:buffer'
import { canonicalJson, type Json } from '../../kernel/canonical.ts'
import type { Mark } from '../../platform/pdf.ts'
import { prepareForSigning } from '../../platform/signing/writing/prepare.ts'
import { printAgreement, type ToPrint } from './paper.actions.ts'
import { contentFile } from './papers/papers.rules.ts'

type Side = 'first' | 'second'
/** The place of one party's signature on page 1. `second` is absent where a head of region promises
 * alone. */
type SignaturePlace = { party: Side; fieldName: string; mark: Mark }

/** The signature field of each party, empty in the frozen bytes and read from them by whoever signs
 * later. */
export const signatureFields: Record<Side, string> = {
  first: 'pihak-pertama',
  second: 'pihak-kedua',
}
const labels: Record<Side, string> = {
  first: 'Tanda tangan elektronik pihak pertama',
  second: 'Tanda tangan elektronik pihak kedua',
}

/** The frozen bytes both parties sign: the agreement without signatures, an empty field for each of
 * them on page 1, the content as canonical JSON inside (a test may attach another one). Same
 * content and same things beside it, same bytes. Signatures are then added by a `Signer`, one after
 * the other. */
export async function printForSigning(
  paper: ToPrint,
  attached: Json = paper.content,
): Promise<{ bytes: Uint8Array; places: SignaturePlace[] }> {
  const { bytes, marks } = await printAgreement(paper)
  const places = (['first', 'second'] as const).flatMap((party): SignaturePlace[] => {
    const mark = marks.find(({ name }) => name === party)
    return mark ? [{ party, fieldName: signatureFields[party], mark }] : []
  })
  const file = {
    name: contentFile,
    mimeType: 'application/json',
    description: 'Isi perjanjian kinerja yang ditandatangani',
    content: Buffer.from(canonicalJson(attached), 'utf8'),
    at: paper.createdAt,
  }
  const plan = places.map(({ party, fieldName, mark }) => ({
    name: fieldName,
    mark,
    label: labels[party],
  }))
  return { bytes: await prepareForSigning(bytes, { fields: plan, attachments: [file] }), places }
}
