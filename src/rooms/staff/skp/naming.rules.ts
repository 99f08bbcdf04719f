import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import type {
  Aspect,
  Indicator,
  LinkMode,
  Perspective,
  ResultHolder,
  ResultKind,
  SkpState,
} from './skp.contract.ts'

/** As pages and papers print them. */
export const skpStateNames: Record<SkpState, string> = {
  DRAFT: 'Konsep',
  SUBMITTED: 'Diajukan',
  RETURNED: 'Dikembalikan',
  AGREED: 'Disepakati',
  DROPPED: 'Dibatalkan',
}
export const resultKindNames: Record<ResultKind, string> = {
  PRIMARY: 'Hasil kerja utama',
  ADDITIONAL: 'Hasil kerja tambahan',
}
export const resultHolderNames: Record<ResultHolder, string> = {
  ORGANISATION: 'Tinggal pada jabatan',
  INDIVIDUAL: 'Ikut pegawai',
}
export const perspectiveNames: Record<Perspective, string> = {
  SERVICE_RECIPIENT: 'Penerima layanan',
  BUSINESS_PROCESS: 'Proses bisnis',
  INTERNAL_STRENGTHENING: 'Penguatan internal',
  BUDGET: 'Anggaran',
}
export const linkModeNames: Record<LinkMode, string> = {
  DIRECT: 'Langsung',
  INDIRECT: 'Tidak langsung',
}
export const aspectNames: Record<Aspect, string> = {
  QUANTITY: 'Kuantitas',
  QUALITY: 'Kualitas',
  TIME: 'Waktu',
  COST: 'Biaya',
}

/** A target as it is printed: `1.200`, `20–25`, or its words. */
export const targetText = (target: string): string =>
  target
    .split('..')
    .map((part) => (isDecimalText(part) ? printNumber(part) : part))
    .join('–')

/** The same with its unit. */
export const measured = ({ target, unit }: Pick<Indicator, 'target' | 'unit'>): string =>
  `${targetText(target) || '–'} ${unit}`.trim()
