import {
  abs,
  compare,
  decimal,
  decimalText,
  divide,
  hundred,
  isDecimalText,
  isZero,
  multiply,
  rounded,
  subtract,
} from '../../../kernel/decimal.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { Polarity, UnitKind } from '../../planning/words.ts'
import type { DeskLine } from '../desk/desk.contract.ts'
import type { Change } from './analysis.rules.ts'

/** How a value moved since the last one, `null` where either is no number; better or worse by the
 * indicator's own direction, unknown where staying put is best. */
export function changeSince(
  last: string | null,
  value: string | null,
  polarity: Polarity,
): Change | null {
  if (last === null || value === null || !isDecimalText(last) || !isDecimalText(value)) return null
  const difference = subtract(decimal(value), decimal(last))
  const side = compare(decimal(value), decimal(last))
  const sense = polarity === 'MAXIMIZE' ? 1 : polarity === 'MINIMIZE' ? -1 : 0
  return {
    direction: side > 0 ? 'naik' : side < 0 ? 'turun' : 'tetap',
    by: printNumber(decimalText(rounded(abs(difference), 2))),
    better: side === 0 || sense === 0 ? null : side === sense,
  }
}

const half = decimal('50')

const isOverWhole = (value: string | null, unitKind: UnitKind): boolean =>
  unitKind === 'PERCENT' &&
  value !== null &&
  isDecimalText(value) &&
  compare(decimal(value), hundred) > 0

/** By how many percent a value moved since the last one, where that is more than half of it; `null`
 * where it is not, or cannot be told. */
function leapSince(last: string | null, value: string | null): string | null {
  if (
    value === null ||
    last === null ||
    !isDecimalText(value) ||
    !isDecimalText(last) ||
    isZero(decimal(last))
  )
    return null
  const before = decimal(last)
  const moved = multiply(divide(abs(subtract(decimal(value), before)), abs(before)), hundred)
  return compare(moved, half) > 0 ? printNumber(decimalText(rounded(moved, 0))) : null
}

/** What a careful reader would ask before sending (`perjanjian-kinerja.md` §5): questions, never
 * refusals. */
export function doubtsAbout(
  value: string | null,
  { last, unitKind }: { last: string | null; unitKind: UnitKind },
): string[] {
  const leap = leapSince(last, value)
  return [
    ...(isOverWhole(value, unitKind)
      ? ['Lebih dari 100%. Bila memang begitu, tulis sebabnya di bawah.']
      : []),
    ...(leap === null ? [] : [`Berubah ${leap}% dari angka terakhir. Periksa sekali lagi.`]),
  ]
}

type Waiting = Pick<
  DeskLine,
  | 'value'
  | 'blank'
  | 'provisional'
  | 'version'
  | 'unitKind'
  | 'last'
  | 'achievement'
  | 'tone'
  | 'band'
>

/** Why a waiting figure asks to be read by itself before it is verified: a blank, a provisional or
 * corrected figure, an anomaly, an achievement that is missing or in the lowest band. One that
 * raises nothing may be verified together with others (`perjanjian-kinerja.md` §5, [design]). */
export function questionsAbout({
  value,
  blank,
  provisional,
  version,
  unitKind,
  last,
  achievement,
  tone,
  band,
}: Waiting): string[] {
  const leap = leapSince(last?.value ?? null, value)
  const asked: [boolean, string][] = [
    [blank !== null, 'Belum dapat diukur; baca sebabnya.'],
    [version > 1, `Versi ${version}; baca alasan atau jawabannya.`],
    [provisional, 'Masih angka sementara.'],
    [isOverWhole(value, unitKind), 'Lebih dari 100%.'],
    [leap !== null, `Berubah ${leap}% dari ${last?.label}.`],
    [value !== null && achievement === null, 'Capaiannya tidak dapat dihitung.'],
    [tone === 'bad', `Capaiannya ${band?.toLowerCase() ?? 'paling rendah'}.`],
  ]
  return asked.flatMap(([asks, words]) => (asks ? [words] : []))
}
