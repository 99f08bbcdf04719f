import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import type { DraftingReport } from '../../../rooms/agreements/agreement.contract.ts'

/** What one press of «Susun PK» did: «Sembilan konsep dibuat, dua diperbarui, tiga tetap.» */
export function reportWords({
  created,
  refreshed,
  kept,
}: Pick<DraftingReport, 'created' | 'refreshed' | 'kept'>): string {
  if (created + refreshed + kept === 0) return 'Belum ada PK yang dapat disusun.'
  if (created + refreshed === 0)
    return `Tidak ada yang berubah: ${printCount(kept)} PK sudah mutakhir.`
  const parts = [
    created > 0 && `${printCount(created)} konsep dibuat`,
    refreshed > 0 && `${printCount(refreshed)} ${created > 0 ? '' : 'konsep '}diperbarui`,
    kept > 0 && `${printCount(kept)} tetap`,
  ]
  return `${capitalised(parts.filter(Boolean).join(', '))}.`
}
