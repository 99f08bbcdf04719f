import { printNumber } from '../../../kernel/indonesian.ts'
import type { Inheritance } from '../../../kernel/ports.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

/** What stands in the way of taking an import back. */
export type Dependence = {
  touchedLater: number
  builtUpon: readonly { noun: string; count: number }[]
  heirs: readonly Inheritance[]
}

const counted = (things: Dependence['builtUpon']): string =>
  things.map(({ noun, count }) => `${printNumber(count)} ${noun}`).join(', ')

/** Why an import of units or people can no longer be taken back: later acts changed the same data,
 * stand on it, or another room uses it. */
export function whyNotTakeBack({ touchedLater, builtUpon, heirs }: Dependence): Refusal | null {
  if (touchedLater > 0)
    return refusal(
      'organisation/changed-later',
      409,
      `Impor ini tidak dapat dibatalkan: ${printNumber(touchedLater)} data di dalamnya ` +
        'sudah diubah sesudahnya. Batalkan dulu perubahan yang lebih baru.',
    )
  if (builtUpon.length > 0)
    return refusal(
      'organisation/built-upon',
      409,
      `Impor ini tidak dapat dibatalkan: ${counted(builtUpon)} sudah memakai data darinya. ` +
        'Batalkan dulu impor yang lebih baru.',
    )
  const [first] = heirs
  if (first)
    return refusal(
      'organisation/in-use',
      409,
      'Impor ini tidak dapat dibatalkan: datanya sudah dipakai. ' +
        `${first.effect}${heirs.length > 1 ? ` Ada ${printNumber(heirs.length - 1)} pemakaian lain.` : ''}`,
    )
  return null
}
