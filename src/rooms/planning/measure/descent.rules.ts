import {
  type Decimal,
  decimal,
  decimalText,
  equals,
  hundred,
  sumOf,
} from '../../../kernel/decimal.ts'
import type { PlanMeasure } from '../plan.contract.ts'
import { printTarget, targetNumber } from '../target/target.rules.ts'
import type { Tree } from '../tree/tree.rules.ts'
import { identicalUp } from './identical.rules.ts'

/** Parts of it may be added up: things and money counted over the year (C6 holds for additive units
 * only). */
export const isAdditive = ({
  unitKind,
  aggregation,
}: Pick<PlanMeasure, 'unitKind' | 'aggregation'>): boolean =>
  (unitKind === 'NUMBER' || unitKind === 'RUPIAH') && aggregation === 'SUM'

/** An identical measure has no target of its own unless one was set: it takes its parent's, however
 * far up (C5). */
export function withInheritedTargets(measures: readonly PlanMeasure[]): PlanMeasure[] {
  const measure = new Map(measures.map((own) => [own.id, own]))
  return measures.map((own) => {
    const holder = identicalUp(own, measure).find(({ target }) => target !== null) ?? own
    const { target, printedTarget, quarterTargets } = holder
    const quarters =
      Object.keys(own.quarterTargets).length > 0 ? own.quarterTargets : quarterTargets
    return own.target === null && target !== null
      ? { ...own, target, printedTarget, quarterTargets: quarters }
      : own
  })
}

/** Measures that no measure below takes up (C4). A node without anything below holds its measures
 * itself, and so does the authority of its holder end there (C8). A node with one measure is taken
 * up by any measure below that names no parent. */
export function undescended({ nodes, children, measuresOf, descendants }: Tree): PlanMeasure[] {
  return nodes.flatMap(({ id }) => {
    const below = (children.get(id) ?? []).flatMap((child) => measuresOf.get(child.id) ?? [])
    const own = measuresOf.get(id) ?? []
    if (
      below.length === 0 ||
      (own.length === 1 && below.some(({ parentMeasureId }) => parentMeasureId === null))
    )
      return []
    return own.filter((measure) => !descendants.has(measure.id))
  })
}

/** What is wrong with the parts a measure was split into (C6), as numbers to print; `null` when
 * nothing is. */
export type ShareFault =
  | { kind: 'SUM'; parts: string; whole: string }
  | { kind: 'PERCENT'; parts: string }
  | { kind: 'NOT_ADDITIVE' }

const allOf = (values: readonly (Decimal | null)[]): Decimal[] | null => {
  const present = values.filter((value) => value !== null)
  return present.length === values.length ? present : null
}

/** Do the parts make the whole? Compares targets where all are numbers, else the shares in percent;
 * nothing is said while figures are missing. */
export function shareFault(
  parent: Pick<PlanMeasure, 'target' | 'unitKind' | 'aggregation'>,
  below: readonly Pick<PlanMeasure, 'descent' | 'target' | 'share'>[],
): ShareFault | null {
  const parts = below.filter(({ descent }) => descent === 'SHARE')
  if (parts.length === 0) return null
  if (!isAdditive(parent)) return { kind: 'NOT_ADDITIVE' }
  const [whole, targets] = [
    targetNumber(parent.target),
    allOf(parts.map(({ target }) => targetNumber(target))),
  ]
  if (whole && targets) {
    const sum = sumOf(targets)
    return equals(sum, whole)
      ? null
      : {
          kind: 'SUM',
          parts: printTarget(decimalText(sum)),
          whole: printTarget(decimalText(whole)),
        }
  }
  const shares = allOf(parts.map(({ share }) => (share === null ? null : decimal(share))))
  if (!shares || equals(sumOf(shares), hundred)) return null
  return { kind: 'PERCENT', parts: printTarget(decimalText(sumOf(shares))) }
}

/** The sum of the quarters of a measure that is counted over the year, when it is not the target of
 * the year; `null` when all is well or incomplete. */
export function quarterFault({
  aggregation,
  target,
  quarterTargets,
}: Pick<PlanMeasure, 'aggregation' | 'target' | 'quarterTargets'>): {
  sum: string
  year: string
} | null {
  const quarters = Object.values(quarterTargets)
  const [year, numbers] = [targetNumber(target), allOf(quarters.map(targetNumber))]
  if (aggregation !== 'SUM' || quarters.length !== 4 || !year || !numbers) return null
  const sum = sumOf(numbers)
  return equals(sum, year)
    ? null
    : { sum: printTarget(decimalText(sum)), year: printTarget(decimalText(year)) }
}

/** Quarters that need a target by the indicator's frequency: all four when it is read at least
 * quarterly, the second and fourth by semester, none when yearly. */
export function quartersNeeded(
  { frequency }: Pick<PlanMeasure, 'frequency'>,
  year: number,
): string[] {
  if (frequency === 'ANNUAL') return []
  return (frequency === 'SEMESTER' ? [2, 4] : [1, 2, 3, 4]).map((quarter) => `${year}-Q${quarter}`)
}
