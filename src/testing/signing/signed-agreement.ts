import type { SigningOrder } from '../../platform/signing/writing/signer.ts'
import { printForSigning } from '../../rooms/documents/signing-copy.actions.ts'
import type { AgreementContent } from '../../rooms/documents/words.ts'
import { aContent, aPaper, digestOf, farid, siti } from './agreement-content.ts'
import { aSigningHouse, type SigningHouse, type SigningPerson } from './signing-house.ts'

/** An authority with the two people of the samples certified by it. */
export type Signers = { house: SigningHouse; siti: SigningPerson; farid: SigningPerson }

/** A new authority and its two people. */
export async function someSigners(at?: string): Promise<Signers> {
  const house = await aSigningHouse(at)
  return {
    house,
    siti: await house.person(siti.name, siti.personRef),
    farid: await house.person(farid.name, farid.personRef),
  }
}

/** One signature on a file; refuses as the signer does. */
export async function signedBy(
  person: SigningPerson,
  party: 'first' | 'second',
  pdf: Uint8Array,
  over: Partial<SigningOrder> = {},
): Promise<Buffer> {
  const { name, title } = party === 'first' ? siti : farid
  const outcome = await person.sign({
    pdf,
    fieldName: party === 'first' ? 'pihak-pertama' : 'pihak-kedua',
    mark: { page: 1, x: 338, y: 251, width: 187, height: 57 },
    appearance: {
      lines: ['Ditandatangani', 'secara elektronik', '19 Januari 2026 09.42 WITA'],
      qr: 'https://amanah.tanjungamanah.example/verifikasi/7KQ2M4XD91TBVZ08RJH5N3CWEA',
      label: 'TTE internal, tidak tersertifikasi',
    },
    signer: { name, position: title },
    reason: 'Perjanjian Kinerja',
    place: 'Tanjung Amanah',
    at: party === 'first' ? '2026-01-19T01:42:00.000Z' : '2026-01-19T01:47:00.000Z',
    ...over,
  })
  if ('refused' in outcome) throw new Error(outcome.refused.detail)
  return Buffer.from(outcome.pdf)
}

/** The file before anyone signed: paper and data of the content, or of two contents that do not
 * agree. */
export async function anUnsignedFile(
  content: AgreementContent = aContent(),
  shown: AgreementContent = content,
): Promise<Uint8Array> {
  return (await printForSigning(aPaper(shown, digestOf(content)), content)).bytes
}

/** A file both parties signed, or the one party of a content that has one. */
export async function aSignedFile(
  { siti: first, farid: second }: Signers,
  content: AgreementContent = aContent(),
): Promise<Buffer> {
  const unsigned = await anUnsignedFile(content)
  if (content.form === 'SOLE') return signedBy(second, 'first', unsigned)
  return signedBy(second, 'second', await signedBy(first, 'first', unsigned))
}
