import { type Chart, leaderOf, type Position, unitsAbove } from '../../organisation/words.ts'
import type { EvaluationState, Predicate } from '../evaluation/evaluation.contract.ts'
import type { Heads } from './distribution.rules.ts'

/** One person's evaluation as a distribution counts it; the predicate once it is settled. */
export type Counting = {
  id: string
  personId: string
  positionId: string
  unitId: string
  state: EvaluationState | 'OPEN'
  stateSequence: number
  predicate: Predicate | null
}

/** Does a leader of this post answer for a distribution: of an office, or an administrator? */
const leadsOne = ({ echelon }: Position, isAgency: boolean): boolean =>
  isAgency || echelon?.startsWith('III') === true

/** Units that have a predicate and a distribution of their own, within offices. */
export const distributionUnits = (chart: Chart): string[] =>
  chart.organisation.units.flatMap(({ id, isAgency }) => {
    const leader = leaderOf(chart, id)
    const inOffice = unitsAbove(chart, id).some((one) => one.isAgency)
    return leader && inOffice && leadsOne(leader, isAgency) ? [id] : []
  })

/** Who is counted in each unit: everybody below its leader, in every unit above them up to the office;
 * the leader in those above only (§10.3). */
export function populations(
  chart: Chart,
  units: readonly string[],
  counted: readonly Counting[],
): Map<string, Counting[]> {
  const found = new Map(units.map((id) => [id, [] as Counting[]]))
  for (const one of counted)
    for (const { id, isAgency } of unitsAbove(chart, one.unitId)) {
      if (leaderOf(chart, id)?.id !== one.positionId) found.get(id)?.push(one)
      if (isAgency) break
    }
  return found
}

/** Is a rating settled, delivered or not? */
export const isSettled = ({ state }: Pick<Counting, 'state'>): boolean =>
  state !== 'OPEN' && state !== 'REPORTED'

/** The heads of what is settled, by predicate. */
export function headsOf(people: readonly Counting[]): Heads {
  const heads: Heads = {}
  for (const one of people)
    if (isSettled(one) && one.predicate) heads[one.predicate] = (heads[one.predicate] ?? 0) + 1
  return heads
}

/** The unit in which one with so few people is looked at instead: the next above that has a
 * distribution; `null` where it is large enough, or none stands above. */
export function lookedAtWithin(
  chart: Chart,
  found: ReadonlyMap<string, readonly Counting[]>,
  unitId: string,
  minPopulation: number,
): string | null {
  if ((found.get(unitId)?.length ?? 0) >= minPopulation || chart.unit.get(unitId)?.isAgency)
    return null
  return unitsAbove(chart, unitId).find(({ id }) => id !== unitId && found.has(id))?.id ?? null
}
