import type { AgreementState } from './agreement.contract.ts'

/** Which state may follow which (`design.md` §5, `perjanjian-kinerja.md` §3.7); everything else is refused. */
export const transitions: Record<AgreementState, readonly AgreementState[]> = {
  DRAFT: ['NEGOTIATION', 'AGREED', 'DECLINED', 'CANCELLED'],
  NEGOTIATION: ['AGREED', 'DECLINED', 'CANCELLED'],
  AGREED: ['SIGNED_FIRST', 'NEGOTIATION', 'DECLINED', 'CANCELLED'],
  DECLINED: ['NEGOTIATION', 'CANCELLED'],
  SIGNED_FIRST: ['ACTIVE', 'NEGOTIATION'],
  ACTIVE: ['SUPERSEDED', 'ENDED', 'VOIDED', 'CLOSED'],
  SUPERSEDED: [],
  ENDED: [],
  VOIDED: [],
  CANCELLED: [],
  CLOSED: [],
}

/** Nothing is frozen yet: whoever signs now freezes what stands at that moment. */
export const isUnfrozen = (state: AgreementState): boolean =>
  state === 'DRAFT' || state === 'NEGOTIATION'

export const mayFollow = (from: AgreementState, to: AgreementState): boolean =>
  transitions[from].includes(to)

/** The words of a state, as marks and sentences say it (`look.md` §5). */
export const stateWords: Record<AgreementState, string> = {
  DRAFT: 'Konsep',
  NEGOTIATION: 'Dibahas lagi',
  AGREED: 'Disepakati',
  DECLINED: 'Belum siap',
  SIGNED_FIRST: 'Satu tanda tangan',
  ACTIVE: 'Aktif',
  SUPERSEDED: 'Diganti versi baru',
  ENDED: 'Berakhir',
  VOIDED: 'Dibatalkan',
  CANCELLED: 'Ditarik',
  CLOSED: 'Ditutup',
}
