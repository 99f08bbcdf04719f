import { Buffer } from 'node:buffer'
import { canonicalJson, type Json } from '../../kernel/canonical.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Mark, Pdf } from '../../platform/pdf.ts'
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
export const printForSigning = async (
  paper: ToPrint,
  attached: Json = paper.content,
): Promise<Ready> =>
  readyForSigning(await printAgreement(paper), {
    ...{ name: contentFile, at: paper.createdAt, attached, labels },
    description: 'Isi perjanjian kinerja yang ditandatangani',
  })

type Ready = { bytes: Uint8Array; places: SignaturePlace[] }

/** Any paper with marks `first` and `second`, made ready to be signed by them, its content inside as
 * canonical JSON. */
export async function readyForSigning(
  { bytes, marks }: Pick<Pdf, 'bytes' | 'marks'>,
  told: {
    name: string
    description: string
    attached: Json
    at: Instant
    labels: Record<Side, string>
  },
): Promise<Ready> {
  const places = (['first', 'second'] as const).flatMap((party): SignaturePlace[] => {
    const mark = marks.find(({ name }) => name === party)
    return mark ? [{ party, fieldName: signatureFields[party], mark }] : []
  })
  const { name, description, at } = told
  const content = Buffer.from(canonicalJson(told.attached), 'utf8')
  const plan = places.map(({ party, fieldName, mark }) => ({
    name: fieldName,
    mark,
    label: told.labels[party],
  }))
  const file = { name, mimeType: 'application/json', description, content, at }
  return { bytes: await prepareForSigning(bytes, { fields: plan, attachments: [file] }), places }
}
