import { printNumber } from '../../../kernel/indonesian.ts'
import type { MarkKind } from '../../../kernel/marks.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import type { FigureState, Tone } from '../../measurement/words.ts'
import { componentLabels, isOfAgency } from '../../planning/words.ts'
import type { BandLine, TreeNode } from './tree.contract.ts'

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

/** «dari 1 dari 5 indikator», beside an achievement that does not rest on all there are; `null`
 * where it does. */
export const coverageWords = ({ counted, of }: TreeNode['coverage']): string | null =>
  counted < of ? `dari ${printNumber(counted)} dari ${printNumber(of)} indikator` : null

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

/** The small line above a statement: the unit, or for what belongs to the whole region what kind of
 * objective it is. */
export const placeOf = ({ unit, component }: Pick<TreeNode, 'unit' | 'component'>): string =>
  (isOfAgency(component) && unit) || componentLabels[component]
