import type { Given } from '../../kernel/contract.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import type { nodeContract } from '../../rooms/planning/node/node.contract.ts'
import type { PlanMeasure } from '../../rooms/planning/plan.contract.ts'
import type { Target } from '../../rooms/planning/target/target.contract.ts'

/** The answer of the list of nodes. */
export type PlanList = Given<(typeof nodeContract)['listNodes']>

type Measured = Pick<PlanMeasure, 'unitKind' | 'unitLabel'>

/** Where a node is read, in the year looked at. */
export const nodeAddress = (id: string, year: number): string => `/perencanaan/${id}?tahun=${year}`

/** Where an indicator of the dictionary is read. */
export const indicatorAddress = (id: string, year: number): string =>
  `/perencanaan/indikator/${id}?tahun=${year}`

/** Grades and dates are their own unit; everything else is told with its unit. */
const isBare = ({ unitKind }: Pick<Measured, 'unitKind'>): boolean =>
  unitKind === 'GRADE' || unitKind === 'MILESTONE'

/** The unit as it stands beside a figure or in the head of its column; empty for grades and
 * dates. */
export const unitBeside = (measure: Measured): string => (isBare(measure) ? '' : measure.unitLabel)

/** A target of the year in a line of text, or that there is none. */
export function targetWords(
  measure: Measured & Pick<PlanMeasure, 'printedTarget'>,
  year: number,
): string {
  if (measure.printedTarget === null) return `target ${year} belum ada`
  return `target ${measure.printedTarget}${isBare(measure) ? '' : `\u00a0${measure.unitLabel}`}`
}

/** A stored target as one types it: without grouping, so that reading it back is certain. */
export function typedTarget({ value, printed }: Pick<Target, 'value' | 'printed'>): string {
  if (value === null) return ''
  const bounds = value.split('..')
  return bounds.every((bound) => /^-?\d+(\.\d+)?$/.test(bound))
    ? bounds.map((bound) => bound.replace('.', ',')).join('–')
    : (printed ?? value)
}

/** `3 indikator`, `tanpa indikator`. */
export const indicatorCount = (count: number): string =>
  count === 0 ? 'tanpa indikator' : `${printNumber(count)} indikator`

/** A long statement cut at a word, for breadcrumbs and headings. */
export function shortened(text: string, longest = 60): string {
  if (text.length <= longest) return text
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`
}
