import { type Decimal, decimal } from '../../../kernel/decimal.ts'
import type { OrdinalScale } from '../pack.contract.ts'
import { gradeOn } from './predicate.rules.ts'

/** The score of a predicate on a scale; `null` when the scale does not know it. */
export function scoreOn(scale: Pick<OrdinalScale, 'grades'>, predicate: string): Decimal | null {
  const grade = gradeOn(scale, predicate)
  return grade ? decimal(grade.score) : null
}
