import { printNumber } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** Why an import of a plan can no longer be taken back: later acts changed the same data, or
 * another room uses it and says how. */
export function whyNotTakeBack({
  changedLater,
  kept,
}: {
  changedLater: number
  kept: readonly string[]
}): Refusal | null {
  if (changedLater > 0)
    return refusal(
      'planning/changed-later',
      409,
      `Impor ini tidak dapat dibatalkan: ${printNumber(changedLater)} data di dalamnya ` +
        'sudah diubah sesudahnya. Batalkan dulu perubahan yang lebih baru.',
    )
  const [first] = kept
  return first
    ? refusal(
        'planning/in-use',
        409,
        `Impor ini tidak dapat dibatalkan: rencananya sudah dipakai. ${first}`,
      )
    : null
}

/** Why taking back may not stand: later acts built on what would be gone. */
export function whyHanging(hanging: readonly { noun: string; count: number }[]): Refusal | null {
  if (hanging.length === 0) return null
  const counted = hanging.map(({ noun, count }) => `${printNumber(count)} ${noun}`).join(', ')
  return refusal(
    'planning/built-upon',
    409,
    `Impor ini tidak dapat dibatalkan: ${counted} sudah memakai data darinya. Batalkan ` +
      'dulu impor yang lebih baru.',
  )
}
