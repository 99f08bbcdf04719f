import { identicalUp } from '../measure/identical.rules.ts'
import type { PlanMeasure } from '../plan.contract.ts'
import type { Target } from '../target/target.contract.ts'
import type { Tree } from '../tree/tree.rules.ts'
import type { MeasureCard } from './node.contract.ts'

/** The measures whose targets a card may show: itself, and for an identical one those it comes down
 * from. */
export const sourcesOf = ({ measure }: Pick<Tree, 'measure'>, own: PlanMeasure): string[] =>
  identicalUp(own, measure).map(({ id }) => id)

/** Years that have a target, with the year looked at, in order; `empty` makes the one that is
 * missing. */
export function yearsOf(
  targets: readonly Target[],
  year: number,
  empty: (period: string) => Target,
): Target[] {
  const years = targets.filter(({ period }) => /^\d{4}$/.test(period))
  const all = years.some(({ period }) => period === String(year))
    ? years
    : [...years, empty(String(year))]
  return all.toSorted((a, b) => (a.period < b.period ? -1 : 1))
}

/** A measure with all its targets. The targets are those of the first source that has any, so that
 * an identical measure leads to its parent's. */
export function cardOf(
  tree: Tree,
  own: PlanMeasure,
  {
    year,
    targets,
    empty,
  }: {
    year: number
    targets: Map<string, Target[]>
    empty: (measureId: string, period: string) => Target
  },
): MeasureCard {
  const parent = own.parentMeasureId ? tree.measure.get(own.parentMeasureId) : undefined
  const above = parent ? tree.node.get(parent.nodeId) : undefined
  const source = sourcesOf(tree, own).find((id) => targets.get(id)?.length) ?? own.id
  const held = targets.get(source) ?? []
  return {
    ...own,
    parent:
      parent && above
        ? {
            measureId: parent.id,
            nodeId: above.id,
            indicatorName: parent.indicatorName,
            statement: above.statement,
          }
        : null,
    years: yearsOf(held, year, (period) => empty(source, period)),
    quarters: [1, 2, 3, 4].map((quarter) => {
      const period = `${year}-Q${quarter}`
      return held.find((target) => target.period === period) ?? empty(source, period)
    }),
  }
}
