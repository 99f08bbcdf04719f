import { divide, hundred, multiply } from '../../../kernel/decimal.ts'
import { type Reading, readTogether } from '../../../kernel/printed-number.ts'
import type { Unit } from '../../../kernel/printed-unit.ts'
import { type FormulaCode, gradeOn, type Polarity, scalesKnowing } from '../../planning/words.ts'
import type { Amount } from '../computing/amount.rules.ts'
import { readMilestone } from '../computing/milestone.rules.ts'
import { scoreOn } from '../computing/ordinal-scale.rules.ts'
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
/** A row read. `polarity` is what its words say of themselves: ranks are better when lower, scores
 * of a predicate when higher. `byOrder`: a score stood on one side only, so predicates count. */
export type ReadRow = {
  target: ReadAmount
  realization: ReadAmount
  baseline: ReadAmount
  polarity: Polarity | null
  ranked: boolean
  byOrder: boolean
}

type Cell = { said: unknown; reading: Reading }

const refused = (reason: string): ReadAmount => ({ kind: 'refused', reason })
const unitless = (amount: Amount): ReadAmount => ({ kind: 'amount', amount, unit: null })
const isFilled = ({ reading: { kind } }: Cell): boolean =>
  kind !== 'blank' && kind !== 'not-applicable'

const isWord = ({ said, reading }: Cell): boolean =>
  reading.kind === 'refused' && typeof said === 'string'
const isGraded = ({ reading }: Cell): boolean =>
  reading.kind === 'number' && reading.grade !== undefined
const isRank = ({ reading }: Cell): boolean => reading.kind === 'number' && reading.rank === true

/** «100 dari 110» beside another share or a percentage is a percentage; elsewhere its count. */
function asPart({ said, reading }: Cell, other: Cell): Cell {
  if (reading.kind !== 'number' || reading.outOf === undefined || other.reading.kind !== 'number')
    return { said, reading }
  if (other.reading.outOf === undefined && other.reading.unit?.word !== '%')
    return { said, reading }
  const unit = { word: '%', per: null, of: null, size: null }
  const value = divide(multiply(reading.value, hundred), reading.outOf)
  return { said, reading: { kind: 'number', value, unit } }
}

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

/** Without a named scale: the one scale that knows every predicate of the row; the same predicate
 * on both sides needs none in particular. Several, or none in common, are refused; no predicate at
 * all is `null`. */
function guessedScale(
  pack: MeasurementPack,
  cells: readonly Cell[],
): { code: string } | { reason: string } | null {
  const said = cells.flatMap(({ said }) => (typeof said === 'string' ? [said] : []))
  const known = said.map((text) => scalesKnowing(pack, text)).filter((codes) => codes.length > 0)
  const [first] = known
  if (!first) return null
  const common = first.filter((code) => known.every((codes) => codes.includes(code)))
  const [code] = common
  if (code === undefined)
    return { reason: 'Predikat target dan realisasi berasal dari skala yang berbeda.' }
  return known.length > 1 && common.length > 1 && !common.every((one) => sameOn(pack, one, said))
    ? { reason: `Predikat ini ada di beberapa skala: ${common.join(', ')}. Sebutkan skalanya.` }
    : { code }
}

const sameOn = ({ scales }: MeasurementPack, code: string, said: readonly string[]): boolean => {
  const scale = scales[code]
  return scale !== undefined && new Set(said.map((text) => gradeOn(scale, text)?.code)).size === 1
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
  if (typeof cell.said !== 'string' || !(isWord(cell) || isGraded(cell))) return asNumber(cell)
  if (guess === null || scalesKnowing(pack, cell.said).length === 0) return asMilestone(pack, cell)
  return 'reason' in guess ? refused(guess.reason) : asGrade(pack, guess.code, cell)
}

/** A score stands, unless the words in its brackets are no predicate: «5 (lima)». */
function asScore(pack: MeasurementPack, cell: Cell): ReadAmount {
  if (!isGraded(cell) || scalesKnowing(pack, String(cell.said)).length > 0) return asNumber(cell)
  return refused(
    `Kata di dalam kurung pada «${String(cell.said).slice(0, 40)}» bukan predikat yang dikenal. ` +
      'Tulis angkanya saja.',
  )
}

const nothing: ReadAmount = { kind: 'blank' }

/** How the two sides of a row are compared, and both as that says. */
function readSides(
  pack: MeasurementPack,
  [t, r]: readonly [Cell, Cell],
  { scale, formula }: Pick<PrintedRow, 'scale' | 'formula'>,
): Pick<ReadRow, 'target' | 'realization' | 'byOrder'> {
  const sides = (read: (cell: Cell) => ReadAmount, byOrder = false) => ({
    target: read(t),
    realization: read(r),
    byOrder,
  })
  const graded = [t, r].filter(isGraded).length
  const scored = graded > 0 && [t, r].every(({ reading }) => reading.kind === 'number')
  if (scored && formula !== 'ORDINAL') return sides((cell) => asScore(pack, cell))
  const byOrder = graded === 1 && [t, r].some(isWord)
  if (scale !== null) return sides((cell) => asGrade(pack, scale, cell), byOrder)
  if (formula === 'BINARY') return sides((cell) => asMilestone(pack, cell))
  const words = [t, r].filter((cell) => isWord(cell) || isGraded(cell))
  const guess = guessedScale(pack, words)
  return sides((cell) => asWord(pack, guess, cell), byOrder)
}

/** Reads target, realisation and baseline of one row together: numbers and ranges by the kernel's
 * reader, scores beside predicates by number where both have one, predicates on the named or the
 * one fitting scale, dates and «selesai» for milestones. Never throws and never guesses; a cell
 * that cannot be read carries its reason. */
export function readRow(
  pack: MeasurementPack,
  { target, realization, baseline, scale, formula }: PrintedRow,
): ReadRow {
  const said = [target, realization, baseline]
  const [t, r, b] = readTogether(said).map((reading, i) => ({ said: said[i], reading }))
  const none = { target: nothing, realization: nothing, baseline: nothing }
  if (!t || !r || !b) return { ...none, polarity: null, ranked: false, byOrder: false }
  const ranked = isRank(t) || isRank(r)
  return {
    ...readSides(pack, [asPart(t, r), asPart(r, t)], { scale, formula }),
    baseline: asNumber(b),
    polarity: ranked ? 'MINIMIZE' : isGraded(t) || isGraded(r) ? 'MAXIMIZE' : null,
    ranked,
  }
}
