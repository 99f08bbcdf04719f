import type {
  Aspect,
  Family,
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
export const familyNames: Record<Family, string> = {
  EXECUTIVE: 'Pimpinan',
  STAFF: 'Pegawai',
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
