import { ended, printCount } from '../../../kernel/indonesian.ts'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { documentWords } from '../agreement-words.ts'

/** A digest short enough to be compared by eye: `sha256:9f3a71c0…` → `9f3a 71c0 … 44be`. */
export function shortDigest(digest: string): string {
  const hex = digest.replace(/^sha256:/, '')
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-4)}`
}

type Signed = Pick<AgreementPage, 'chain' | 'children' | 'firstParty' | 'secondParty' | 'state'>

/** What a promise now does in the cascade: «menopang PK Wali Kota dan menjadi dasar enam PK di
 * bawahnya». */
function placeOf(
  { chain, children }: Pick<Signed, 'chain' | 'children'>,
  parent: string | undefined,
): string {
  const holds = chain.length > 0 ? `menopang ${parent ?? `PK ${chain.at(-1)?.title}`}` : ''
  const held =
    children.length > 0 ? `menjadi dasar ${printCount(children.length)} PK di bawahnya` : ''
  return [holds, held].filter(Boolean).join(' dan ') || 'berlaku'
}

/** What is said after a signature (`look.md` §14, 13). */
export function signedSentence(agreement: Signed, mine: boolean): string {
  const { state, firstParty, secondParty } = agreement
  if (state !== 'ACTIVE')
    return ended(`Ditandatangani. Sekarang menunggu ${secondParty?.name ?? 'pihak kedua'}`)
  if (mine) return `Ditandatangani. PK Anda kini ${placeOf(agreement, undefined)}.`
  return `Ditandatangani. PK ${firstParty.title} kini ${placeOf(agreement, 'PK Anda')}.`
}

/** Who the reader is in this agreement, and whether the own signature is already on it. */
export function hasSigned({ state }: Pick<AgreementPage, 'state'>, receiver: boolean): boolean {
  return state === 'ACTIVE' || (receiver && state === 'SIGNED_FIRST')
}

/** What stands when there is nothing to sign for a party, in two sentences: who has signed, who is
 * waited for. */
export function whatStands(
  {
    state,
    firstParty,
    secondParty,
    wetOn,
  }: Pick<Signed, 'state' | 'firstParty' | 'secondParty'> & Partial<Pick<AgreementPage, 'wetOn'>>,
  receiver: boolean,
): [string, string] {
  const other = secondParty?.name ?? 'pihak kedua'
  if (state === 'SIGNED_FIRST')
    return ['Anda sudah menandatangani.', ended(`Sekarang menunggu ${other}`)]
  if (state === 'DECLINED' && receiver)
    return ['Anda menyatakan belum siap.', `${other} membaca alasan Anda.`]
  if (state === 'DECLINED')
    return [`${firstParty.name} menyatakan belum siap.`, 'Alasannya ada di riwayat.']
  return documentWords(state, wetOn)
}
