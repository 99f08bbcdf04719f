import { type Reading, readTogether } from '../../../kernel/printed-number.ts'
import type { Unit } from '../../../kernel/printed-unit.ts'
import type { FormulaCode } from '../../planning/words.ts'
import type { Amount } from '../computing/amount.rules.ts'
import { readMilestone } from '../computing/milestone.rules.ts'
import { scoreOn } from '../computing/ordinal-scale.rules.ts'
import { scalesKnowing } from '../computing/predicate.rules.ts'
import type { MeasurementPack } from '../pack.contract.ts'

/** What one cell of a row says. */
export type ReadAmount =
  | { kind: 'amount'; amount: Amount; unit: Unit | null }
  | { kind: 'blank' }
  | { kind: 'not-applicable' }
  | { kind: 'refused'; reason: string }

/** Cells as people fill them; `scale` and `formula` when the indicator names them. */
export type PrintedRow = {
  target: unknown
  realization: unknown
  baseline: unknown
  scale: string | null
  formula: FormulaCode | null
}
export type ReadRow = { target: ReadAmount; realization: ReadAmount; baseline: ReadAmount }

type Cell = { said: unknown; reading: Reading }

const refused = (reason: string): ReadAmount => ({ kind: 'refused', reason })
const unitless = (amount: Amount): ReadAmount => ({ kind: 'amount', amount, unit: null })
const isFilled = ({ reading: { kind } }: Cell): boolean =>
  kind !== 'blank' && kind !== 'not-applicable'

function asNumber({ reading }: Cell): ReadAmount {
  if (reading.kind === 'number')
    return { kind: 'amount', amount: { kind: 'number', value: reading.value }, unit: reading.unit }
  if (reading.kind === 'range')
    return {
      kind: 'amount',
      amount: { kind: 'range', low: reading.low, high: reading.high },
      unit: reading.unit,
    }
  return reading
}

/** A predicate on a scale that was named. */
function asGrade(pack: MeasurementPack, code: string, cell: Cell): ReadAmount {
  if (!isFilled(cell)) return asNumber(cell)
  const scale = Object.hasOwn(pack.scales, code) ? pack.scales[code] : undefined
  if (!scale)
    return refused(
      `Skala «${code.slice(0, 40)}» tidak dikenal; yang ada: ${Object.keys(pack.scales).join(', ')}.`,
    )
  // JSON as it came: an object may carry a `toString` of its own that is no function
  const said = typeof cell.said === 'string' ? cell.said : JSON.stringify(cell.said)
  const score = typeof cell.said === 'string' ? scoreOn(scale, said) : null
  const codes = scale.grades.map((grade) => grade.code).join(', ')
  return score
    ? unitless({ kind: 'grade', code: said.trim(), score })
    : refused(`«${said.slice(0, 40)}» tidak ada di skala ${code} (${codes}).`)
}

/** Without a named scale: the one scale that knows every predicate of the row. Several, or none in
 * common, are refused; no predicate at all is `null`. */
function guessedScale(
  pack: MeasurementPack,
  cells: readonly Cell[],
): { code: string } | { reason: string } | null {
  const candidates = cells.flatMap(({ said, reading }) =>
    reading.kind === 'refused' && typeof said === 'string' ? [scalesKnowing(pack, said)] : [],
  )
  const known = candidates.filter((codes) => codes.length > 0)
  const [first] = known
  if (!first) return null
  const common = first.filter((code) => known.every((codes) => codes.includes(code)))
  const [code] = common
  if (code === undefined)
    return { reason: 'Predikat target dan realisasi berasal dari skala yang berbeda.' }
  return known.length > 1 && common.length > 1
    ? { reason: `Predikat ini ada di beberapa skala: ${common.join(', ')}. Sebutkan skalanya.` }
    : { code }
}

function asMilestone(pack: MeasurementPack, cell: Cell): ReadAmount {
  const amount =
    typeof cell.said === 'string' && isFilled(cell) ? readMilestone(pack, cell.said) : null
  return amount ? unitless(amount) : asNumber(cell)
}

/** Target and realisation when they may be words: a predicate on the guessed scale, a date or done;
 * else the number or its refusal. */
function asWord(
  pack: MeasurementPack,
  guess: ReturnType<typeof guessedScale>,
  cell: Cell,
): ReadAmount {
  if (cell.reading.kind !== 'refused' || typeof cell.said !== 'string') return asNumber(cell)
  if (guess === null || scalesKnowing(pack, cell.said).length === 0) return asMilestone(pack, cell)
  return 'reason' in guess ? refused(guess.reason) : asGrade(pack, guess.code, cell)
}

/** Reads target, realisation and baseline of one row together: numbers and ranges by the kernel's
 * reader, predicates on the named or the one fitting scale, dates and «selesai» for milestones.
 * Never throws and never guesses; a cell that cannot be read carries its reason. */
export function readRow(
  pack: MeasurementPack,
  { target, realization, baseline, scale, formula }: PrintedRow,
): ReadRow {
  const said = [target, realization, baseline]
  const [t, r, b] = readTogether(said).map((reading, i) => ({ said: said[i], reading }))
  if (!t || !r || !b)
    return {
      target: { kind: 'blank' },
      realization: { kind: 'blank' },
      baseline: { kind: 'blank' },
    }
  const base = asNumber(b)
  if (scale !== null)
    return { target: asGrade(pack, scale, t), realization: asGrade(pack, scale, r), baseline: base }
  if (formula === 'BINARY')
    return { target: asMilestone(pack, t), realization: asMilestone(pack, r), baseline: base }
  const guess = guessedScale(pack, [t, r])
  return { target: asWord(pack, guess, t), realization: asWord(pack, guess, r), baseline: base }
}
