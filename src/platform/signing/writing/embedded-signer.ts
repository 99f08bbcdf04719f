import type { Buffer } from 'node:buffer'
import { createHash, X509Certificate } from 'node:crypto'
import { type PDF, PdfDict } from '@libpdf/core'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import { derOf, type Pem } from '../authority/certificate.ts'
import { p256, withSha256 } from '../authority/ecdsa.ts'
import { drawAppearance } from './appearance.ts'
import { closeRange, fillRoom, openContents, openRange } from './byte-range.ts'
import { cmsSize, signCms } from './cms.ts'
import { addField, findField } from './field.ts'
import type { Signer, SigningOrder, SigningOutcome } from './signer.ts'
import { appended, name, openPdf, pdfTime, text } from './update.ts'

/** A person's opened key with the certificates above it: the person's own first, then the
 * intermediate; the root may be left out. */
export type Credentials = { key: CryptoKey; chain: Pem[] }

/** Does the opened key belong to this certificate? A signature nobody can verify must never leave
 * the house. */
async function isPair(key: CryptoKey, own: X509Certificate): Promise<boolean> {
  const publicKey = own.publicKey.toCryptoKey(p256, true, ['verify'])
  const probe = new TextEncoder().encode('amanah')
  return crypto.subtle.verify(
    withSha256,
    publicKey,
    await crypto.subtle.sign(withSha256, key, probe),
    probe,
  )
}

/** Why this certificate does not sign at that moment. */
function whyNotAt(own: X509Certificate, at: Instant): Refusal | null {
  const moment = new Date(at)
  if (moment < own.validFromDate)
    return refusal(
      'platform/certificate-not-yet-valid',
      409,
      'Sertifikat Anda belum berlaku pada waktu ini.',
    )
  if (moment > own.validToDate)
    return refusal(
      'platform/certificate-expired',
      409,
      'Sertifikat Anda sudah berakhir. Mintalah sertifikat baru.',
    )
  return null
}

function signatureOf({ signer, reason, place, at }: SigningOrder, size: number): PdfDict {
  return PdfDict.of({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: pdfTime(at),
    Name: text(signer.name),
    Reason: text(reason),
    Location: text(place),
    ByteRange: openRange(),
    Contents: openContents(size),
  })
}

const sizeOf = (field: PdfDict): { width: number; height: number } => {
  const [left = 0, bottom = 0, right = left, top = bottom] = (
    field.getArray('Rect')?.toArray() ?? []
  ).flatMap((edge) => ('value' in edge && typeof edge.value === 'number' ? [edge.value] : []))
  return { width: right - left, height: top - bottom }
}

const noField = refusal(
  'platform/no-such-field',
  409,
  'Dokumen ini tidak menyediakan tempat untuk tanda tangan Anda.',
)
const taken = refusal('platform/field-signed', 409, 'Tempat tanda tangan ini sudah terisi.')

/** The field to sign, made where the order says; `null` where the file has none and the order names
 * no place. */
function fieldFor(pdf: PDF, { fieldName, mark, signer }: SigningOrder): PdfDict | null {
  const found = findField(pdf, fieldName)
  if (found || !mark) return found
  return addField(pdf, { name: fieldName, mark, label: `Tanda tangan elektronik ${signer.name}` })
    .dict
}

async function filled(pdf: PDF, order: SigningOrder, size: number): Promise<Buffer | Refusal> {
  const field = fieldFor(pdf, order)
  if (!field) return noField
  if (field.has('V')) return taken
  field.set('AP', PdfDict.of({ N: await drawAppearance(pdf, order.appearance, sizeOf(field)) }))
  field.set('V', pdf.register(signatureOf(order, size)))
  return appended(pdf, order.pdf)
}

async function signed(
  order: SigningOrder,
  { key, chain: pems }: Credentials,
): Promise<SigningOutcome> {
  const chain = pems.map(derOf)
  const { position } = order.signer
  const file = await filled(await openPdf(order.pdf), order, cmsSize(chain, position))
  if (!(file instanceof Uint8Array)) return { refused: file }
  const { covered, room } = closeRange(file)
  const digest = createHash('sha256').update(covered[0]).update(covered[1]).digest()
  fillRoom(room, await signCms({ digest, chain, position, key }))
  return { pdf: file }
}

/** Signs with the embedded authority: PAdES B-B by incremental update, the appearance drawn in the
 * place of the field. Built with the key a passphrase opened and gone with it; a stack is one
 * signer and many orders. Signatures given before stay valid. */
export function embeddedSigner(credentials: Credentials): Signer {
  const [own] = credentials.chain
  if (own === undefined) throw new RangeError('a chain begins with the certificate of the signer')
  const certificate = new X509Certificate(own)
  let pair: Promise<boolean> | undefined
  return async (order) => {
    pair ??= isPair(credentials.key, certificate)
    const refused = (await pair)
      ? whyNotAt(certificate, order.at)
      : refusal(
          'platform/key-of-another-certificate',
          409,
          'Kunci yang dibuka bukan pasangan sertifikat ini.',
        )
    return refused ? { refused } : signed(order, credentials)
  }
}
