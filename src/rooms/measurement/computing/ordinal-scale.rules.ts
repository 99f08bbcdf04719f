import { type Decimal, decimal } from '../../../kernel/decimal.ts'
import { gradeOn } from '../../planning/words.ts'
import type { OrdinalScale } from '../pack.contract.ts'

/** The score of a predicate on a scale; where the scale gives none, its place counted from the
 * lowest. `null` when the scale does not know it. */
export function scoreOn(
  { grades }: Pick<OrdinalScale, 'grades'>,
  predicate: string,
): Decimal | null {
  const grade = gradeOn({ grades }, predicate)
  return grade && decimal(grade.score ?? grades.length - grades.indexOf(grade))
}
