import {
  compare,
  type Decimal,
  decimal,
  decimalText,
  fixed,
  hundred,
  multiply,
  zero,
} from '../../../kernel/decimal.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { readPrinted } from '../../../kernel/printed-number.ts'
import { unitsAgree, unitText } from '../../../kernel/printed-unit.ts'
import { FormulaCode, Polarity } from '../../planning/words.ts'
import { type Achievement, achievementOf, formulaFor } from '../computing/achievement.rules.ts'
import { blankMeans } from '../figure/blank.rules.ts'
import type { AchievementState } from '../measurement.contract.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import { type AchievementAnswer, AchievementRow } from './printed-achievement.contract.ts'
import { type ReadAmount, type ReadRow, readRow } from './printed-amount.rules.ts'

const blank = (
  state: AchievementState,
  formula: FormulaCode | null,
  reason: string | null,
): AchievementAnswer => ({
  state,
  achievement: null,
  uncapped: null,
  formula,
  capped: false,
  band: null,
  warnings: [],
  reason,
})
const invalid = (reason: string, formula: FormulaCode | null = null): AchievementAnswer =>
  blank('INVALID', formula, reason)

const fieldReasons: Record<string, string> = {
  polarity: `Polaritas harus salah satu dari ${Polarity.options.join(', ')}.`,
  formula: `Rumus harus salah satu dari ${FormulaCode.options.join(', ')}.`,
  scale: 'Skala harus berupa teks, misalnya OPINI_BPK.',
  places: 'Jumlah angka di belakang koma harus bilangan bulat 0 sampai 10.',
  due: 'Keterangan jatuh tempo (due) harus true atau false.',
}

/** A limit in percent; `null` when none was given, a sentence when it is no number. */
function limitOf(value: unknown, name: string): Decimal | null | { reason: string } {
  const reading = readPrinted(value)
  if (reading.kind === 'blank') return null
  if (reading.kind === 'number' && (reading.unit === null || reading.unit.word === '%'))
    return reading.value
  return { reason: `${name} capaian harus berupa satu angka.` }
}

/** Units that may not be compared: per 1.000 beside per 100.000, menit beside jam. */
function whyNotSameUnit(target: ReadAmount, other: ReadAmount, name: string): string | null {
  if (target.kind !== 'amount' || other.kind !== 'amount' || unitsAgree(target.unit, other.unit))
    return null
  return `Satuan target (${unitText(target.unit)}) berbeda dengan satuan ${name} (${unitText(other.unit)}).`
}

const formulaKnown = (
  pack: MeasurementPack,
  { polarity, formula }: AchievementRow,
  target: ReadAmount,
): FormulaCode | null =>
  target.kind === 'amount'
    ? formulaFor(pack, { target: target.amount, polarity, formula })
    : (formula ?? null)

/** The row's blank, if it is one: not applicable before not reported, an unreadable cell before
 * both. */
function blankRow(
  pack: MeasurementPack,
  row: AchievementRow,
  { target, realization }: ReadRow,
): AchievementAnswer | null {
  const formula = formulaKnown(pack, row, target)
  for (const cell of [target, realization])
    if (cell.kind === 'refused') return invalid(cell.reason, formula)
  if (target.kind === 'not-applicable' || realization.kind === 'not-applicable')
    return blank('NOT_APPLICABLE', formula, null)
  if (realization.kind === 'blank') {
    const notDue = blankMeans(pack, { due: row.due !== false }) === 'NOT_DUE'
    return notDue
      ? blank('NOT_DUE', formula, 'Periode belum jatuh tempo.')
      : blank('NO_DATA', formula, 'Realisasi belum dilaporkan.')
  }
  return target.kind === 'blank' ? blank('NO_DATA', formula, 'Target belum diisi.') : null
}

/** Baseline counts only for `PROGRESS`; elsewhere whatever stands there is left alone. */
function whyNotBaseline({ target, baseline }: ReadRow): string | null {
  if (baseline.kind === 'refused') return baseline.reason
  if (baseline.kind === 'amount' && baseline.amount.kind !== 'number')
    return 'Data dasar (baseline) harus berupa satu angka.'
  return whyNotSameUnit(target, baseline, 'data dasar')
}

function answered(achievement: Achievement, places: number): AchievementAnswer {
  if (achievement.state !== 'OK')
    return blank(achievement.state, achievement.formula, achievement.reason)
  const { state, formula, value, uncapped, capped, band, note } = achievement
  return {
    state,
    achievement: fixed(value, places),
    uncapped: fixed(uncapped, places),
    formula,
    capped,
    band: band && { code: band.code, label: band.label },
    warnings: [],
    reason: note,
  }
}

function compared(pack: MeasurementPack, row: AchievementRow, read: ReadRow): AchievementAnswer {
  const { target, realization, baseline } = read
  if (target.kind !== 'amount' || realization.kind !== 'amount')
    return blankRow(pack, row, read) ?? invalid('Baris ini tidak terbaca.')
  const formula = formulaKnown(pack, row, target)
  const [cap, floor] = [limitOf(row.cap, 'Batas atas'), limitOf(row.floor, 'Batas bawah')]
  if (cap && 'reason' in cap) return invalid(cap.reason, formula)
  if (floor && 'reason' in floor) return invalid(floor.reason, formula)
  const why =
    whyNotSameUnit(target, realization, 'realisasi') ??
    (formula === 'PROGRESS' ? whyNotBaseline(read) : null)
  if (why) return invalid(why, formula)
  const base =
    baseline.kind === 'amount' && baseline.amount.kind === 'number' ? baseline.amount.value : null
  const question = {
    target: target.amount,
    realization: realization.amount,
    baseline: base,
    polarity: row.polarity,
    formula,
    cap,
    floor,
  }
  return answered(achievementOf(pack, question), row.places ?? pack.limits.places)
}

/** Achievement of one row as people print it (`./amanah calc achievement`): reads the cells, names
 * the four blanks, compares units, computes, rounds half-up. Any value whatsoever gets an answer;
 * what cannot be computed is `INVALID` with one Indonesian sentence. */
export function printedAchievement(pack: MeasurementPack, row: unknown): AchievementAnswer {
  const parsed = AchievementRow.safeParse(row)
  if (!parsed.success)
    return invalid(
      fieldReasons[String(parsed.error.issues[0]?.path[0])] ??
        'Setiap baris harus berupa objek JSON dengan target dan realization.',
    )
  const { target, realization, baseline, scale = null, formula = null } = parsed.data
  const read = readRow(pack, { target, realization, baseline, scale, formula })
  const asked = { ...parsed.data, polarity: parsed.data.polarity ?? read.polarity }
  const answer = blankRow(pack, asked, read) ?? compared(pack, asked, read)
  return answer.state === 'OK' ? { ...answer, warnings: warningsAbout(asked, read) } : answer
}

/** What may be meant otherwise, though it can be computed as it stands. */
function warningsAbout({ polarity }: AchievementRow, read: ReadRow): string[] {
  const rankedUp = read.ranked && polarity === 'MAXIMIZE'
  return [
    ...(read.byOrder ? ['Nilainya hanya di satu sisi, jadi yang dibandingkan predikatnya.'] : []),
    ...(rankedUp ? ['Peringkat makin kecil makin baik, sedangkan di sini dihitung terbalik.'] : []),
    ...shareWarning(read.target, read.realization),
    ...shareWarning(read.realization, read.target),
  ]
}

/** «95%» beside «0,95»: one of them may be a share that a spreadsheet kept. */
function shareWarning(one: ReadAmount, other: ReadAmount): string[] {
  if (one.kind !== 'amount' || other.kind !== 'amount') return []
  const [percent, bare] = [one.amount, other.amount]
  if (percent.kind !== 'number' || bare.kind !== 'number' || one.unit?.word !== '%') return []
  const share = other.unit === null && isShare(bare.value) && compare(percent.value, decimal(1)) > 0
  const [as, meant] = [bare.value, multiply(bare.value, hundred)].map((value) =>
    printNumber(decimalText(value)),
  )
  return share
    ? [`«${as}» dibaca sebagai ${as} persen. Bila maksudnya ${meant} persen, tulis ${meant}.`]
    : []
}

const isShare = (value: Decimal): boolean =>
  compare(value, zero) > 0 && compare(value, decimal(1)) <= 0
