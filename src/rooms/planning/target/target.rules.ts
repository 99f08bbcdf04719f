import {
  abs,
  compare,
  type Decimal,
  decimal,
  decimalText,
  equals,
  fixed,
  hundred,
  isDecimalText,
  multiply,
  zero,
} from '../../../kernel/decimal.ts'
import { months, printDate, printNumber } from '../../../kernel/indonesian.ts'
import { parsePeriod } from '../../../kernel/period.ts'
import { readDigits } from '../../../kernel/printed-digits.ts'
import { type Reading, readPrinted } from '../../../kernel/printed-number.ts'
import {
  countsWhole,
  readTail,
  type Unit,
  unitsAgree,
  unitText,
} from '../../../kernel/printed-unit.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { isLocalDate, localDate } from '../../../kernel/time.ts'
import type { JudgingPack, PlanningPack } from '../pack.contract.ts'
import type { UnitKind } from '../plan.contract.ts'
import { scalesKnowing } from './predicate.rules.ts'
import type { Target } from './target.contract.ts'

type Words = Pick<PlanningPack, 'unitWords' | 'grades'>
type Measured = { unitKind: UnitKind; unitLabel: string }

/** What a printed target says: its stored form, nothing, or why it cannot be taken. `doubt` is a
 * sentence for a value that may be meant otherwise. */
export type TargetRead =
  | { kind: 'value'; value: string; doubt: string | null }
  | { kind: 'blank' }
  | { kind: 'refused'; code: string; detail: string }

const refused = (code: string, detail: string): TargetRead => ({
  kind: 'refused',
  code: `planning/${code}`,
  detail,
})
const taken = (value: string, doubt: string | null = null): TargetRead => ({
  kind: 'value',
  value,
  doubt,
})
const kindOrder = ['RUPIAH', 'PERCENT', 'GRADE', 'MILESTONE', 'INDEX', 'DURATION'] as const
const longestWords = 60

/** The kind of a unit by its words: `Persen`, `%`, `Rupiah`, `Indeks`, `Hari`, `Predikat`,
 * `Tanggal`; anything else counts things. */
export function unitKindOf(label: string, { unitWords }: Pick<Words, 'unitWords'>): UnitKind {
  const words = label.toLowerCase().match(/%|[\p{L}]+/gu) ?? []
  const anywhere = kindOrder
    .slice(0, 2)
    .find((kind) => words.some((word) => unitWords[kind]?.includes(word)))
  return anywhere ?? kindOrder.find((kind) => unitWords[kind]?.includes(words[0] ?? '')) ?? 'NUMBER'
}

/** The value with as many places as were printed: `14,00` stays `14.00`. */
function asPrinted(value: Decimal, text: string): string {
  for (const token of text.match(/\d[\d.,]*/g) ?? []) {
    const digits = readDigits(token.replace(/[.,]+$/, ''))
    const spellings =
      digits === null
        ? []
        : digits.kind === 'certain'
          ? [digits.text]
          : [digits.pointed, digits.grouped]
    const same = spellings.find((spelling) => equals(decimal(spelling), abs(value)))
    if (same !== undefined) return fixed(value, same.split('.')[1]?.length ?? 0)
  }
  return decimalText(value)
}

/** The unit an indicator is counted in, where its words are those of one. */
const unitIn = (label: string): Unit | null => readTail(label.trim().toLowerCase())?.unit ?? null

/** Points, scores and indices are one thing; otherwise the unit beside the number must be the
 * indicator's. Where that has a size of its own (`Juta rupiah`) only a bare number is certain. */
function unitsMatch(
  beside: Unit,
  { unitKind, unitLabel }: Measured,
  { unitWords }: Words,
): boolean {
  if (beside.word === '%' && unitKind === 'PERCENT') return true
  if (unitKind === 'INDEX' && beside.per === null && unitWords.INDEX?.includes(beside.word ?? ''))
    return true
  const own = unitIn(unitLabel)
  return own ? own.size === null && unitsAgree(beside, own) : beside.word === null
}

function readNumber(text: string, measured: Measured, words: Words): TargetRead {
  const reading = readPrinted(text, {
    ...{ rupiah: measured.unitKind === 'RUPIAH', whole: countsWhole(unitIn(measured.unitLabel)) },
  })
  if (reading.kind === 'blank' || reading.kind === 'not-applicable') return { kind: 'blank' }
  if (reading.kind === 'refused') {
    if (reading.why === 'ambiguous') return refused('target-ambiguous', reading.reason)
    return refused(
      'target-unreadable',
      `${reading.reason.replace(/\.$/, '')}; satuan «${measured.unitLabel}» memerlukan angka.`,
    )
  }
  if (reading.unit && !unitsMatch(reading.unit, measured, words))
    return refused(
      'target-unit',
      `Target ditulis dalam ${unitText(reading.unit)}, sedangkan satuan indikatornya ` +
        `«${measured.unitLabel}». Tulis angkanya saja.`,
    )
  if (reading.kind === 'range')
    return taken(`${asPrinted(reading.low, text)}..${asPrinted(reading.high, text)}`)
  if (reading.outOf !== undefined)
    return refused(
      'target-parts',
      `«${text.slice(0, longestWords)}» memuat dua angka. Tulis satu angka dalam satuan «${measured.unitLabel}».`,
    )
  return taken(asPrinted(reading.value, text), doubtAbout(reading, text, measured))
}

function doubtAbout(
  { value, unit, grade }: Extract<Reading, { kind: 'number' }>,
  text: string,
  measured: Measured,
): string | null {
  return grade === undefined
    ? doubtOf(value, unit, measured)
    : `Yang dicatat angkanya, ${printNumber(asPrinted(value, text))}; predikat di sebelahnya tidak.`
}

/** A percentage below one is often a share that a spreadsheet kept as 0,85. */
function doubtOf(value: Decimal, beside: Unit | null, { unitKind }: Measured): string | null {
  if (
    unitKind !== 'PERCENT' ||
    beside !== null ||
    compare(value, zero) <= 0 ||
    compare(value, decimal(1)) >= 0
  )
    return null
  const [share, percent] = [value, multiply(value, hundred)].map((number) =>
    printNumber(decimalText(number)),
  )
  return `Target ${share} persen? Bila maksudnya ${percent} persen, tulis ${percent}.`
}

function readGrade(text: string, { unitLabel }: Measured, { grades }: Words): TargetRead {
  if (text === '-' || text === '–') return { kind: 'blank' }
  const known = grades.find((grade) => grade === text.toUpperCase())
  if (known) return taken(known)
  if (!/\p{L}/u.test(text))
    return refused(
      'target-not-grade',
      `Satuan «${unitLabel}» memerlukan predikat seperti WTP atau BB, bukan ` +
        `«${text.slice(0, longestWords)}».`,
    )
  return text.length > longestWords
    ? refused('target-too-long', `Predikat paling panjang ${longestWords} huruf.`)
    : taken(text)
}

function readMilestone(text: string, { unitLabel }: Measured): TargetRead {
  if (text === '-' || text === '–') return { kind: 'blank' }
  if (isLocalDate(text)) return taken(text)
  const [, day, month = '', year] = /^(\d{1,2}) (\p{L}+) (\d{4})$/u.exec(text) ?? []
  const at = months.findIndex((name) => name.toLowerCase() === month.toLowerCase())
  if (at >= 0) {
    const date = localDate(Number(year), at + 1, Number(day))
    if (isLocalDate(date)) return taken(date)
    return refused('target-not-date', `«${text}» bukan tanggal yang ada di kalender.`)
  }
  if (!/\p{L}/u.test(text))
    return refused(
      'target-not-date',
      `Satuan «${unitLabel}» memerlukan tanggal seperti 31 Desember 2026 atau tahap yang harus tercapai.`,
    )
  return text.length > longestWords
    ? refused('target-too-long', `Tahap paling panjang ${longestWords} huruf.`)
    : taken(text)
}

/** Why an achievement could never be computed from a stored target in words: no scale of the region
 * knows the predicate, or the stage is neither a date nor a word for done. */
export function whyNotJudged(
  value: string,
  { unitKind }: Pick<Measured, 'unitKind'>,
  judging: JudgingPack,
): string | null {
  if (unitKind === 'GRADE' && scalesKnowing(judging, value).length === 0)
    return (
      `Predikat «${value}» tidak ada di skala mana pun, jadi capaiannya tidak akan dapat dihitung. ` +
      'Tulis predikat sesuai skala daerah, atau ukur nilainya.'
    )
  const { done, notDone } = judging.milestone
  if (unitKind !== 'MILESTONE' || isLocalDate(value)) return null
  return [...done, ...notDone].includes(value.toLowerCase())
    ? null
    : `Tahap «${value}» bukan tanggal dan bukan kata selesai, jadi capaiannya tidak akan dapat ` +
        'dihitung. Tulis tanggalnya, misalnya 31 Desember 2026.'
}

/** Reads a target as people print it, for an indicator of a unit: numbers, ranges and units by the
 * kernel's reader (never guessed), grades in capitals where they are known ones, milestones as a
 * date or in words. Blank, `-` and `n/a` mean: none. */
export function readTarget(text: string, measured: Measured, words: Words): TargetRead {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain === '' || plain.toLowerCase() === 'n/a') return { kind: 'blank' }
  if (measured.unitKind === 'GRADE') return readGrade(plain, measured, words)
  if (measured.unitKind === 'MILESTONE') return readMilestone(plain, measured)
  return readNumber(plain, measured, words)
}

/** The number of a stored target; `null` for a range, a grade, a date. */
export const targetNumber = (value: string | null | undefined): Decimal | null =>
  value != null && isDecimalText(value) ? decimal(value) : null

/** The same figure, however many places were written; other targets by their words. */
export function sameTarget(a: string, b: string): boolean {
  const [one, other] = [targetNumber(a), targetNumber(b)]
  return one && other ? equals(one, other) : a === b
}

/** A stored target as documents print it: `14.00` → `14,00`, `80..90` → `80–90`, `WTP`,
 * `2026-12-31` → `31 Desember 2026`. */
export function printTarget(value: string): string {
  if (isLocalDate(value)) return printDate(value)
  const bounds = value.split('..')
  return bounds.every(isDecimalText) ? bounds.map(printNumber).join('–') : value
}

/** Targets belong to a year, semester, quarter or month; weeks and days have none. */
export function whyNotPeriod(period: string): Refusal | null {
  const kind = parsePeriod(period)?.kind
  if (kind !== undefined && kind !== 'week' && kind !== 'day') return null
  return refusal(
    'planning/no-such-period',
    422,
    `«${period}» bukan tahun, semester, triwulan, atau bulan. Tulis misalnya 2026 atau 2026-Q2.`,
  )
}

/** A correction names the target it corrects (`If-Match`), so that nobody overwrites one unseen; a
 * first target has none to name. */
export function whyNotNamed(
  ifMatch: string | null,
  { value, printed }: Pick<Target, 'value' | 'printed'>,
): Refusal | null {
  if (value === null || ifMatch !== null) return null
  return refusal(
    'planning/version-unnamed',
    428,
    `Target periode ini sudah ada (${printed}). Muat ulang, lihat targetnya, lalu simpan perubahan Anda.`,
  )
}
