import { months, printNumber } from '../../kernel/indonesian.ts'
import { parsePeriod, printPeriod } from '../../kernel/period.ts'
import type { FigureState } from '../../rooms/measurement/figure/figure.contract.ts'
import type { Tone } from '../../rooms/measurement/measurement.contract.ts'
import { componentLabels, isOfAgency } from '../../rooms/planning/component.rules.ts'
import type { BandLine, TreeMeasure, TreeNode } from '../../rooms/reporting/tree/tree.contract.ts'
import type { MarkKind } from '../parts/drawings.ts'

const blanks: Record<FigureState, MarkKind> = {
  NOT_DUE: 'notyet',
  NOT_REPORTED: 'unreported',
  NOT_MEASURABLE: 'unmeasurable',
  REPORTED: 'unmeasurable',
  RETURNED: 'unmeasurable',
  VERIFIED: 'unmeasurable',
  LOCKED: 'unmeasurable',
}

/** The shape that stands for an achievement, or for the blank there is instead; `null` for what has
 * nothing to measure. */
export const markOf = ({
  tone,
  state,
}: {
  tone: Tone | null
  state: FigureState | null
}): MarkKind | null => tone ?? (state && blanks[state])

/** `49.70` → `49,70%`. */
export const printPercent = (text: string): string => `${printNumber(text)}%`

/** One decimal, half-up, for heat maps: `49.75` → `49,8`. The answer has two places, so nothing is
 * lost but the last. */
export function printShort(text: string): string {
  const hundredths = Math.round(Number(text) * 100)
  return printNumber((Math.floor((hundredths + 5) / 10) / 10).toFixed(1))
}

/** The word of a band in the region's own profile. */
export const bandWord = (bands: readonly BandLine[], tone: Tone | null): string | null =>
  bands.find((band) => band.tone === tone)?.label ?? null

/** «Oktober 2026» of `2026-10`; any period as people print it. */
export function periodWord(period: string): string {
  const parsed = parsePeriod(period)
  return parsed ? printPeriod(parsed) : period
}

/** «Capaian sampai Oktober 2026.», or that none has ended yet. */
export const upToSentence = (year: number, upTo: string | null): string =>
  upTo ? `Capaian sampai ${periodWord(upTo)}.` : `Belum ada bulan yang berakhir pada ${year}.`

/** The first letters of the months, for narrow heads. */
export const shortMonths = months.map((name) => name.slice(0, 3))

/** Where a figure opens: that of the measure itself, or of the one whose figure it shares; `null`
 * before the first period has ended. */
export const figureAddress = ({
  id,
  follows,
  period,
}: Pick<TreeMeasure, 'id' | 'follows' | 'period'>): string | null =>
  period && `/pengukuran/${follows ?? id}/${period}`

/** The small line above a statement: the unit, or for what belongs to the whole region what kind of
 * objective it is. */
export const placeOf = ({ unit, component }: Pick<TreeNode, 'unit' | 'component'>): string =>
  (isOfAgency(component) && unit) || componentLabels[component]
