import { fixedText, isDecimalText } from '../../../kernel/decimal-text.ts'
import { printDate, printNumber, printRupiah } from '../../../kernel/indonesian.ts'
import { contains, monthsOf, parsePeriod, printPeriod } from '../../../kernel/period.ts'
import { daysBetween, isLocalDate, type LocalDate } from '../../../kernel/time.ts'
import type {
  Cell,
  DeskLine,
  DeskYear,
  FigurePage,
} from '../../../rooms/measurement/desk/desk.contract.ts'
import type { FigureState } from '../../../rooms/measurement/figure/figure.contract.ts'
import { type MarkKind, marks, type Tone } from '../../parts/drawings.ts'

type Unit = Pick<DeskLine, 'unitKind' | 'unitLabel'>

/** A value as people print it with its unit: `97,65%`, `24 orang`, `Rp 1.200.000`, `WTP`, `31
 * Desember 2026`, `80–90%`. */
export function printFigure(value: string, { unitKind, unitLabel }: Unit): string {
  if (isLocalDate(value)) return printDate(value)
  const bounds = value.split('..')
  if (!bounds.every(isDecimalText)) return value
  if (unitKind === 'RUPIAH' && bounds.length === 1 && /^-?\d+$/.test(value))
    return printRupiah(Number(value))
  const printed = bounds.map((bound) => printNumber(shortened(bound))).join('–')
  return unitKind === 'PERCENT'
    ? `${printed}%`
    : unitKind === 'INDEX'
      ? printed
      : `${printed}\u00a0${unitLabel.toLowerCase()}`
}

/** At most two places: a pooled ratio keeps six, nobody reads them. */
const shortened = (text: string): string =>
  (text.split('.')[1]?.length ?? 0) > 2 ? fixedText(text, 2) : text

/** An achievement in two places (`97,65%`), or one in a narrow cell (`97,7`). */
export const printAchievement = (text: string): string => `${printNumber(fixedText(text, 2))}%`
export const printAchievementShort = (text: string): string => printNumber(fixedText(text, 1))

/** The one shape that stands for a period: its achievement, zero, or which of the blanks. A value
 * that reached nothing countable cannot apply. */
export function markOf({
  state,
  value,
  blank,
  tone,
}: Pick<Cell, 'state' | 'value' | 'blank' | 'tone'>): MarkKind {
  if (state === 'NOT_DUE') return 'notyet'
  if (value === null) return blank ? 'unmeasurable' : 'unreported'
  if (tone) return tone
  return isDecimalText(value) && Number(value) === 0 ? 'zero' : 'unmeasurable'
}

/** The shape of a period where there is room for one only: a reported zero is a zero, on the ground
 * of its band. */
export function cellMark(cell: Pick<Cell, 'state' | 'value' | 'blank' | 'tone'>): {
  kind: MarkKind
  tone: Tone
} {
  const isZero = cell.value !== null && isDecimalText(cell.value) && Number(cell.value) === 0
  const kind = isZero ? 'zero' : markOf(cell)
  return { kind, tone: isZero && cell.tone ? cell.tone : marks[kind].tone }
}

/** Where a figure stands, in words of a sentence: «belum dilaporkan», «sudah disahkan». */
export const stateWords: Record<FigureState, string> = {
  NOT_DUE: 'belum waktunya',
  NOT_REPORTED: 'belum dilaporkan',
  NOT_MEASURABLE: 'belum dapat diukur',
  REPORTED: 'menunggu diperiksa',
  RETURNED: 'dikembalikan dengan pertanyaan',
  VERIFIED: 'sudah disahkan',
  LOCKED: 'sudah dikunci',
}

/** Which way is good, as the line under an indicator says it. */
export const polarityWords: Record<DeskLine['polarity'], string> = {
  MAXIMIZE: 'Makin tinggi makin baik.',
  MINIMIZE: 'Makin rendah makin baik.',
  STABILIZE: 'Terbaik bila tetap pada target.',
  RANGE: 'Terbaik bila di dalam rentang.',
}

/** A period as people print it: «Juni 2026», «Triwulan II 2026». */
export function periodName(period: string): string {
  const parsed = parsePeriod(period)
  return parsed ? printPeriod(parsed) : period
}

/** «Triwulan II 2026» within a sentence. */
const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The period with a target that holds this one whole; the smallest of them. */
function targetAround({
  period,
  targets,
}: Pick<FigurePage, 'period' | 'targets'>): { label: string; value: string } | null {
  const inner = parsePeriod(period)
  const outer = Object.entries(targets).flatMap(([text, value]) => {
    const parsed = parsePeriod(text)
    return inner && parsed && text !== period && contains(parsed, inner)
      ? [{ months: monthsOf(parsed).length, label: lowered(printPeriod(parsed)), value }]
      : []
  })
  return outer.toSorted((a, b) => a.months - b.months)[0] ?? null
}

/** How the target of a period was found, for the words after it; nothing when it is the period's
 * own. */
export function targetOrigin(
  page: Pick<FigurePage, 'period' | 'targets' | 'targetSource' | 'unitKind' | 'unitLabel'>,
): string | null {
  const around = targetAround(page)
  if (page.targetSource === 'CONTAINED') return 'menurut target di dalamnya'
  if (page.targetSource === 'CONTAINING') return around && `target ${around.label}`
  return page.targetSource === 'EVEN_SHARE' && around
    ? `bagian rata dari ${printFigure(around.value, page)} ${around.label}`
    : null
}

/** The rows of a year with those first that need attention: most periods missing, then the lowest
 * last achievement. */
export function worstFirst(rows: readonly DeskYear[]): DeskYear[] {
  const missing = ({ cells }: DeskYear): number =>
    cells.filter(({ state }) => state === 'NOT_REPORTED' || state === 'RETURNED').length
  const last = ({ cells }: DeskYear): number =>
    Number(
      cells.findLast(({ achievement }) => achievement !== null)?.achievement ??
        Number.POSITIVE_INFINITY,
    )
  return rows.toSorted(
    (a, b) => missing(b) - missing(a) || (last(a) === last(b) ? 0 : last(a) - last(b)),
  )
}

/** When a figure is due, seen from today: «Lewat 5 hari», «Hari ini», «Batas 10 Juli 2026». */
export function dueWords(
  { dueOn, late }: Pick<DeskLine, 'dueOn' | 'late'>,
  today: LocalDate,
): string {
  const days = daysBetween(today, dueOn)
  if (late) return `Lewat ${printNumber(-days)} hari`
  return days === 0 ? 'Batas hari ini' : `Batas ${printDate(dueOn)}`
}

/** What a row asks for: its verb and the words of its button. */
export function actOf({ state, mayReport }: Pick<DeskLine, 'state' | 'mayReport'>): {
  verb: string
  button: string
} {
  if (!mayReport) return { verb: 'Lihat', button: 'Lihat' }
  if (state === 'RETURNED') return { verb: 'Jawab', button: 'Jawab' }
  return state === 'NOT_REPORTED'
    ? { verb: 'Isi', button: 'Isi realisasi' }
    : { verb: 'Lihat', button: 'Lihat' }
}
