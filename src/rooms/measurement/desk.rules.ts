import { parsePeriod, printPeriod } from '../../kernel/period.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { agencyOf, type Chart, principalHolder, superiorOf, titleAs } from '../organisation/words.ts'
import type { PlanMeasure, PlanNode } from '../planning/words.ts'
import type { DeskLine, Result } from './figure.contract.ts'
import type { Owned } from './figure.rules.ts'
import type { Measured } from './result.rules.ts'
import { dueDateOfPeriod, figureState, targetFor } from './schedule.rules.ts'

/** A clause as the desk shows it. */
export type ClauseOf = {
  agreementId: string
  code: string
  state: string
  receiver: string
  giver: string | null
  target: string
  versionId: string
}

/** Who answers for a node: its holder's post, and the superior who verifies. */
export function ownedBy(chart: Chart, node: PlanNode, measure: Pick<PlanMeasure, 'descent'>): Owned {
  const holders = node.holderPositionId ? (chart.holders.get(node.holderPositionId) ?? []) : []
  const assignment = node.holderPersonId
    ? (holders.find(({ personId }) => personId === node.holderPersonId) ?? (chart.posts.get(node.holderPersonId) ?? [])[0])
    : node.holderPositionId
      ? (principalHolder(chart, node.holderPositionId) ?? undefined)
      : undefined
  const position = node.holderPositionId ?? assignment?.positionId ?? null
  const unitId = node.unitId ?? (position ? chart.position.get(position)?.unitId : undefined)
  const superior = assignment ? superiorOf(chart, assignment) : position ? superiorOf(chart, { positionId: position, personId: '' }) : null
  return {
    holderPositionId: node.holderPositionId,
    holderPersonId: node.holderPersonId,
    agencyId: unitId ? (agencyOf(chart, unitId)?.id ?? null) : null,
    descent: measure.descent,
    verifierPersonId: superior?.holder.personId ?? null,
  }
}

/** The holder as printed: name and post, or the post alone while it is vacant. */
export function holderName(chart: Chart, node: PlanNode): string | null {
  const post = node.holderPositionId ? chart.position.get(node.holderPositionId) : undefined
  const held = post ? principalHolder(chart, post.id) : null
  const person = chart.person.get(node.holderPersonId ?? held?.personId ?? '')
  if (!post) return person?.name ?? null
  const title = titleAs(post, held?.kind ?? 'D')
  return person ? `${person.name}, ${title}` : title
}

/** Targets of a measure by period: the promise's for the year once it is made, the plan's quarters. */
export function targetsOf(measure: PlanMeasure, year: number, clause: ClauseOf | undefined): Map<string, string> {
  const annual = clause && clause.target !== '' ? clause.target : measure.target
  return new Map([...(annual === null ? [] : [[String(year), annual] as const]), ...Object.entries(measure.quarterTargets)])
}

export const measuredOf = (
  measure: PlanMeasure,
  year: number,
  clause: ClauseOf | undefined,
  kamus: { achievementFormula: string | null; baseline: string | null },
): Measured => ({
  unitKind: measure.unitKind,
  polarity: measure.polarity,
  aggregation: measure.aggregation,
  ...kamus,
  targets: targetsOf(measure, year, clause),
})

type Known = {
  id: string
  version: number
  value: string | null
  blank: string | null
  verdict: 'VERIFIED' | 'RETURNED' | null
  lockedAt: string | null
} | null

export type LineWorld = { chart: Chart; today: LocalDate; reportByDay: number; year: number }

/** One line of a desk. */
export function deskLine(
  { chart, today, reportByDay, year }: LineWorld,
  of: {
    node: PlanNode
    measure: PlanMeasure
    period: string
    figure: Known
    result: Result | undefined
    clause: ClauseOf | undefined
    lastValue: string | null
    mayReport: boolean
    mayVerify: boolean
  },
): DeskLine {
  const { node, measure, period, figure, result, clause } = of
  const { target, source } = targetFor(measure.aggregation, period, targetsOf(measure, year, clause))
  const dueOn = dueDateOfPeriod(period, reportByDay)
  const owned = ownedBy(chart, node, measure)
  const state = figureState(period, figure, today)
  const parsed = parsePeriod(period)
  return {
    measureId: measure.id,
    period,
    periodLabel: parsed ? printPeriod(parsed) : period,
    indicatorCode: measure.indicatorCode,
    indicator: measure.indicatorName,
    objective: node.statement,
    unitLabel: measure.unitLabel,
    unitKind: measure.unitKind,
    polarity: measure.polarity,
    aggregation: measure.aggregation,
    frequency: measure.frequency,
    agencyId: owned.agencyId,
    agencyName: owned.agencyId ? (chart.unit.get(owned.agencyId)?.name ?? null) : null,
    holder: holderName(chart, node),
    target,
    targetSource: source,
    dueOn,
    late: state === 'NOT_REPORTED' && dueOn < today,
    state,
    version: figure?.version ?? 0,
    value: figure?.value ?? null,
    figureId: figure?.id ?? null,
    achievement: result?.uncapped ?? null,
    tone: result?.tone ?? null,
    band: result?.band ?? null,
    lastValue: of.lastValue,
    clause: clause
      ? { agreementId: clause.agreementId, code: clause.code, state: clause.state, receiver: clause.receiver, giver: clause.giver }
      : null,
    mayReport: of.mayReport,
    mayVerify: of.mayVerify,
  }
}
