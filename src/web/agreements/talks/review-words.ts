import type { AgreementState } from '../../../rooms/agreements/agreement.contract.ts'

/** Who may mend a promise whose parent was agreed anew: until both have signed, its giver by
 * handing it back (`null`: the reader); afterwards an amendment or an addendum. */
export function mendSentence(state: AgreementState, giver: string | null): string {
  if (state === 'ACTIVE')
    return (
      'PK ini tetap berlaku seperti yang ditandatangani. Menyesuaikannya lewat PK Perubahan atau ' +
      'adendum, yang disusun Bagian Organisasi atau pemberi amanahnya.'
    )
  return (
    `${giver ?? 'Anda'} dapat mengembalikannya. Setelah disepakati lagi, PK ini mengacu pada ` +
    'isi yang baru.'
  )
}
