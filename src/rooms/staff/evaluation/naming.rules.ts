import type {
  EvaluationState,
  Grade,
  OrganisationPredicate,
  Predicate,
} from './evaluation.contract.ts'

/** As lists and papers print them. */
export const gradeNames: Record<Grade, string> = {
  ABOVE: 'Di atas ekspektasi',
  MEETS: 'Sesuai ekspektasi',
  BELOW: 'Di bawah ekspektasi',
}
export const predicateNames: Record<Predicate, string> = {
  SANGAT_BAIK: 'Sangat Baik',
  BAIK: 'Baik',
  BUTUH_PERBAIKAN: 'Butuh Perbaikan',
  KURANG: 'Kurang',
  SANGAT_KURANG: 'Sangat Kurang',
}
export const organisationPredicateNames: Record<OrganisationPredicate, string> = {
  ISTIMEWA: 'Istimewa',
  BAIK: 'Baik',
  BUTUH_PERBAIKAN: 'Butuh Perbaikan',
  KURANG: 'Kurang',
  SANGAT_KURANG: 'Sangat Kurang',
}
export const stateNames: Record<EvaluationState | 'OPEN', string> = {
  ...{ OPEN: 'Belum dilaporkan', REPORTED: 'Siap dinilai', RATED: 'Sudah dinilai' },
  ...{ DELIVERED: 'Disampaikan', ACCEPTED: 'Diterima', OBJECTED: 'Keberatan', FINAL: 'Final' },
}
