import type { Rupiah } from '../../kernel/ids.ts'
import { printNumber } from '../../kernel/indonesian.ts'

/** Budget absorption in percent, to two places and half up: `serapan = realisasi ÷ pagu × 100`
 * (`anggaran-organisasi-layanan.md` §1.6). Net realisation, so repaid money is taken off before;
 * `null` where there is no pagu, because a share of nothing is no number. In whole numbers, so that
 * the browser needs no decimals for it. */
export function absorptionOf(realised: Rupiah, ceiling: Rupiah): string | null {
  if (ceiling === 0) return null
  const [part, whole] = [BigInt(realised) * 10_000n, BigInt(ceiling)]
  const hundredths = ((part < 0n ? -part : part) * 2n + whole) / (whole * 2n)
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
  return part < 0n && hundredths > 0n ? `-${text}` : text
}

/** «27,54%», or «–» where there is no pagu. */
export function printAbsorption(realised: Rupiah, ceiling: Rupiah): string {
  const percent = absorptionOf(realised, ceiling)
  return percent === null ? '–' : `${printNumber(percent)}%`
}
