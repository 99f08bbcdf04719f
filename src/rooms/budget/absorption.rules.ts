import { decimal, type Percent, percentOf } from '../../kernel/decimal.ts'
import type { Rupiah } from '../../kernel/ids.ts'

/** Budget absorption in percent: `serapan = realisasi ÷ pagu × 100`
 * (`anggaran-organisasi-layanan.md` §1.6). Net realisation, so repaid money is taken off before;
 * `null` where there is no pagu, because a share of nothing is no number. */
export function absorptionOf(realised: Rupiah, ceiling: Rupiah): Percent | null {
  return ceiling === 0 ? null : percentOf(decimal(realised), decimal(ceiling))
}
