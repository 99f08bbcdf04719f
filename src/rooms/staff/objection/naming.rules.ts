import type { ObjectionStep, OpinionRole } from './objection.contract.ts'

/** As pages print them. */
export const stepNames: Record<ObjectionStep, string> = {
  FILED: 'Keberatan',
  STATED: 'Penjelasan penilai',
  OPINION: 'Pertimbangan',
  UPHELD: 'Putusan: dikuatkan',
  CHANGED: 'Putusan: diubah',
}
export const opinionRoleNames: Record<OpinionRole, string> = {
  SEKDA: 'Sekretaris Daerah',
  BKPSDM: 'BKPSDM',
  INSPEKTORAT: 'Inspektorat',
}
