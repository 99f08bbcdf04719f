import { isDecimalText } from '../../../kernel/decimal-text.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { IndicatorFact } from '../../../rooms/staff/evaluation/rating.contract.ts'

/** A target as people read it: «20–25 dokumen». */
export function targetWords({
  target,
  unit,
  ofYear,
}: Pick<IndicatorFact, 'target' | 'unit' | 'ofYear'>): string {
  const parts = target.split('..')
  const printed = parts.every(isDecimalText) ? parts.map(printNumber).join('–') : target
  return `${printed} ${unit}${ofYear ? ' setahun' : ''}`.trim()
}
