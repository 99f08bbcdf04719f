import { printDateShort } from '../../kernel/indonesian.ts'
import { daysBetween, type LocalDate } from '../../kernel/time.ts'
import type { AgreementState, DraftingGap } from '../../rooms/agreements/agreement.contract.ts'
import { binds, hasContent, isAhead, isSigned } from '../../rooms/agreements/state.rules.ts'
import type { MarkKind } from '../parts/drawings.ts'

/** The shape of each state: a signature is half of a disc (`look.md` §1, §5). */
export const markOf: Record<AgreementState, MarkKind> = {
  DRAFT: 'draft',
  NEGOTIATION: 'draft',
  AGREED: 'agreed',
  DECLINED: 'declined',
  SIGNED_FIRST: 'half',
  ACTIVE: 'full',
  SUPERSEDED: 'full',
  ENDED: 'full',
  VOIDED: 'declined',
  CANCELLED: 'declined',
  CLOSED: 'full',
}

/** What the page of one agreement says of it, after its name: «PK 2026 Anda masih konsep.» */
export const statePredicate: Record<AgreementState, string> = {
  DRAFT: 'masih konsep',
  NEGOTIATION: 'sedang dibahas',
  AGREED: 'siap ditandatangani',
  DECLINED: 'belum siap ditandatangani',
  SIGNED_FIRST: 'menunggu satu tanda tangan',
  ACTIVE: 'berlaku',
  SUPERSEDED: 'sudah diganti versi baru',
  ENDED: 'sudah berakhir',
  VOIDED: 'dibatalkan',
  CANCELLED: 'ditarik',
  CLOSED: 'sudah ditutup',
}

/** What the document is worth now, in two sentences. */
export function documentWords(
  state: AgreementState,
  wetOn: string | null = null,
): [worth: string, more: string] {
  if (wetOn && binds(state))
    return ['Ditandatangani di atas kertas.', 'PDF ini salinan ketikannya, bukan kertasnya.']
  if (!hasContent(state) && !isSigned(state))
    return ['Belum mengikat siapa pun.', 'PDF memuat tanda KONSEP.']
  if (isAhead(state)) return ['Isinya sudah disepakati.', 'Mengikat setelah ditandatangani.']
  return binds(state)
    ? ['Dokumen resmi.', 'Dapat dicetak apa adanya.']
    : ['Tidak berlaku lagi.', 'Disimpan sebagai riwayat.']
}

/** How far a due date is: «tinggal 12 hari», «hari ini», «lewat 3 hari». */
export function countdown(dueOn: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return 'hari ini'
  return days > 0 ? `tinggal ${days} hari` : `lewat ${-days} hari`
}

/** `5 Feb 2026, lewat 3 hari`. */
export const dueSentence = (dueOn: LocalDate, today: LocalDate): string =>
  `${printDateShort(dueOn)}, ${countdown(dueOn, today)}`

const headings: Record<string, string> = {
  POST_VACANT: 'Jabatan kosong',
  NO_ROWS: 'Belum ada sasaran dan indikator',
  NO_GIVER: 'Belum ada pemberi amanah',
  SPARED_WITH_NODES: 'Memegang sasaran, tetapi tidak diwajibkan membuat PK',
}

/** What could not be drafted, under one heading for each reason. */
export type GapGroup = { code: string; heading: string; detail: string; gaps: DraftingGap[] }

/** Groups gaps by their reason, the most frequent first; a reason without a heading is called by
 * its own sentence. */
export function gapGroupsOf(gaps: readonly DraftingGap[]): GapGroup[] {
  return [...Map.groupBy(gaps, ({ code }) => code)]
    .map(([code, own]) => ({
      code,
      heading: headings[code] ?? own[0]?.detail ?? code,
      detail: own[0]?.detail ?? '',
      gaps: own,
    }))
    .toSorted((a, b) => b.gaps.length - a.gaps.length)
}
