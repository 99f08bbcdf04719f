import type { EvaluationState } from '../evaluation/evaluation.contract.ts'

const released: readonly (EvaluationState | 'OPEN')[] = [
  'DELIVERED',
  'ACCEPTED',
  'OBJECTED',
  'FINAL',
]

/** May the rated read their rating? Not before the distribution was looked at, which is what makes an
 * evaluation DELIVERED (§12). Whom no distribution counts has theirs delivered when it is settled
 * (`deliverUncounted`). */
export const isReleased = (state: EvaluationState | 'OPEN'): boolean => released.includes(state)
