import type { Actor } from '../../../kernel/actor.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { withOwnTargets } from '../../actionplan/words.ts'
import type { AgreementState } from '../../agreements/words.ts'
import type { Chart, Duty } from '../../organisation/words.ts'
import {
  type Aggregation,
  type PlanMeasure,
  type PlanNode,
  type Targets,
  targetFor,
} from '../../planning/words.ts'
import type { Figure, Result } from '../figure/figure.contract.ts'
import {
  type Owned,
  reportingMandate,
  verifierOf,
  verifyingMandate,
  whyNotReport,
} from '../figure/figure.rules.ts'
import { changeSince } from '../figure/question.rules.ts'
import type { Cell, DeskLine, DeskMonth } from './desk.contract.ts'
import { holderName, ownersOf } from './responsibility.rules.ts'
import {
  dueDateOfPeriod,
  figureState,
  hasEnded,
  isOverdue,
  lastMonthOf,
  monthsOfYear,
  owedOn,
  periodEndingIn,
  periodsOfYear,
} from './schedule.rules.ts'
import { asksForMore } from './urgency.rules.ts'

/** A clause as measuring needs it. */
export type ClauseOf = {
  agreementId: string
  code: string
  state: AgreementState
  binds: boolean
  receiver: string
  giver: string | null
  target: string
  versionId: string
  /** The first day on which it counts no more; `null` while nothing has ended it. */
  endedOn: LocalDate | null
}

/** A measure with everything needed to report, judge and compute it. `countedAs` is the measure
 * whose figure it shows (its own, unless identical). */
export type Charge = {
  node: Pick<PlanNode, 'statement' | 'unitId' | 'holderPositionId' | 'holderPersonId'>
  measure: Pick<
    PlanMeasure,
    | 'id'
    | 'indicatorCode'
    | 'indicatorName'
    | 'unitLabel'
    | 'unitKind'
    | 'polarity'
    | 'aggregation'
    | 'frequency'
    | 'descent'
  >
  countedAs: string
  /** The day it was first measured; periods that had ended by then are nobody's to report. */
  since?: LocalDate
  targets: Targets
  clause: ClauseOf | undefined
  owned: Owned
}

/** The periods of a year that are asked of a measure. */
export const periodsAsked = (
  { measure, since }: Pick<Charge, 'measure' | 'since'>,
  year: number,
): string[] =>
  periodsOfYear(measure.frequency, year).filter(
    (period) => since === undefined || !hasEnded(period, since),
  )

/** Targets of a year by period: the plan's, and once the promise is in force the year's as promised and
 * those its action plan has for periods of which the plan says nothing (`own`). */
export function targetsWith(
  planned: Iterable<readonly [string, string]>,
  {
    year,
    aggregation,
    own,
  }: { year: number; aggregation: Aggregation; own: Record<string, string> },
  clause: ClauseOf | undefined,
): Map<string, string> {
  const ofYear = new Map([...planned].filter(([period]) => period.slice(0, 4) === String(year)))
  if (!clause?.binds) return ofYear
  const parts = new Map([...ofYear].filter(([period]) => period !== String(year)))
  const promised = clause.target === '' ? [] : [[String(year), clause.target] as const]
  return new Map([...ofYear, ...promised, ...withOwnTargets(aggregation, parts, own)])
}

/** A figure as desks need it. */
export type DeskFigure = Pick<
  Figure,
  | 'id'
  | 'version'
  | 'value'
  | 'blank'
  | 'provisional'
  | 'verdict'
  | 'question'
  | 'lockedAt'
  | 'reportedBy'
  | 'capturedAt'
  | 'evidenceIds'
>
type Achieved = Pick<Result, 'uncapped' | 'tone' | 'band' | 'target' | 'targetSource'>

/** What a desk knows, and who looks at it. */
export type DeskView = {
  chart: Chart
  today: LocalDate
  reportByDay: number
  /** When those who answer for the figures are off duty. */
  duty: Duty
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>
  figure: (measureId: string, period: string) => DeskFigure | undefined
  achieved: (measureId: string, period: string) => Achieved | undefined
}

/** As people print a period; what is none stays as it is. */
export function periodLabel(period: string): string {
  const parsed = parsePeriod(period)
  return parsed ? printPeriod(parsed) : period
}

/** One period of a measure at a glance. */
export function cellOf(view: DeskView, measureId: string, period: string): Cell {
  const [figure, achieved] = [view.figure(measureId, period), view.achieved(measureId, period)]
  return {
    period,
    state: figureState(period, figure ?? null, view.today),
    value: figure?.value ?? null,
    blank: figure?.blank ?? null,
    provisional: figure?.provisional ?? false,
    achievement: achieved?.uncapped ?? null,
    tone: achieved?.tone ?? null,
  }
}

/** A missing figure that somebody on duty should have reported by now. */
const isLateCell = (
  { chart, duty, reportByDay, today }: DeskView,
  { node }: Charge,
  { state, period }: Cell,
): boolean =>
  state === 'NOT_REPORTED' &&
  isOverdue(period, { owners: ownersOf(chart, node), duty, reportByDay }, today)

/** The last filled period before this one, in this year or the one before. */
function lastFilled(
  view: DeskView,
  { countedAs, measure }: Charge,
  period: string,
): DeskLine['last'] {
  const year = Number(period.slice(0, 4))
  const before = [
    ...periodsOfYear(measure.frequency, year - 1),
    ...periodsOfYear(measure.frequency, year),
  ].filter((earlier) => earlier < period)
  const filled = before.findLast((earlier) => view.figure(countedAs, earlier)?.value != null)
  const value = filled && view.figure(countedAs, filled)?.value
  return filled && value ? { period: filled, label: periodLabel(filled), value } : null
}

/** The target a figure was held against, or, while there is none, would be. */
function targetOf(
  { measure, targets }: Charge,
  period: string,
  achieved: Achieved | undefined,
): Pick<DeskLine, 'target' | 'targetSource'> {
  if (achieved && achieved.target !== null)
    return { target: achieved.target, targetSource: achieved.targetSource }
  const { target, source } = targetFor(measure.aggregation, period, targets)
  return { target, targetSource: source }
}

/** One line of a desk. */
export function deskLine(view: DeskView, charge: Charge, period: string): DeskLine {
  const { measure, clause, owned, countedAs } = charge
  const figure = view.figure(countedAs, period)
  const achieved = view.achieved(countedAs, period)
  const cell = cellOf(view, countedAs, period)
  const last = lastFilled(view, charge, period)
  const { chart, duty, reportByDay } = view
  const owners = ownersOf(chart, charge.node)
  const dueOn =
    owedOn(period, { owners, duty, reportByDay }) ?? dueDateOfPeriod(period, reportByDay)
  const giver = verifierOf(owned, figure?.reportedBy ?? null)
  const giverName = nameOf(view, giver?.personId)
  return {
    ...measuredBy(charge, view),
    ...cell,
    ...targetOf(charge, period, achieved),
    periodLabel: periodLabel(period),
    dueOn,
    late: isLateCell(view, charge, cell),
    version: figure?.version ?? 0,
    figureId: figure?.id ?? null,
    band: achieved?.band ?? null,
    question: figure?.question ?? null,
    reporter: nameOf(view, figure?.reportedBy),
    verifier: giver && [giverName, giver.title].filter(Boolean).join(', '),
    reportedAt: figure?.capturedAt ?? null,
    evidence: figure?.evidenceIds.length ?? 0,
    last,
    change: changeSince(last?.value ?? null, cell.value, measure.polarity),
    clause: clause ? shownClause(clause) : null,
    mayReport: whyNotReport(owned, period, figure ?? null, view.actor, view.today) === null,
    mayVerify: mayVerify(owned, figure, view.actor),
  }
}

/** What a line says of its measure, in every period. */
const measuredBy = ({ node, measure, owned: { agencyId } }: Charge, { chart }: DeskView) => ({
  measureId: measure.id,
  indicatorCode: measure.indicatorCode,
  indicator: measure.indicatorName,
  objective: node.statement,
  unitLabel: measure.unitLabel,
  unitKind: measure.unitKind,
  polarity: measure.polarity,
  aggregation: measure.aggregation,
  frequency: measure.frequency,
  agencyId,
  agencyName: chart.unit.get(agencyId ?? '')?.name ?? null,
  holder: holderName(chart, node),
})

const nameOf = ({ chart }: DeskView, personId: string | null | undefined): string | null =>
  chart.person.get(personId ?? '')?.name ?? null

const shownClause = ({ agreementId, code, state, receiver, giver }: ClauseOf) => ({
  agreementId,
  code,
  state,
  receiver,
  giver,
})

const mayVerify = (owned: Owned, figure: DeskFigure | undefined, actor: DeskView['actor']) =>
  figure !== undefined &&
  figure.verdict === null &&
  !figure.lockedAt &&
  verifyingMandate(owned, figure.reportedBy, actor) !== null

/** Figures of the year that were due before a month and still wait, the oldest first. */
export function overdueBefore<Kind extends Charge>(
  view: DeskView,
  charges: readonly Kind[],
  month: string,
): { charge: Kind; period: string }[] {
  const all = charges.flatMap((charge) =>
    periodsAsked(charge, Number(month.slice(0, 4)))
      .filter(
        (period) =>
          lastMonthOf(period) < month && asksForMore(cellOf(view, charge.countedAs, period)),
      )
      .map((period) => ({ charge, period, ended: lastMonthOf(period) })),
  )
  return all
    .toSorted((a, b) => (a.ended < b.ended ? -1 : a.ended > b.ended ? 1 : 0))
    .map(({ charge, period }) => ({ charge, period }))
}

/** The figures a desk asks for in each month of a year, and how many of them are still to be filled
 * or answered. */
export function deskMonths(view: DeskView, charges: readonly Charge[], year: number): DeskMonth[] {
  return monthsOfYear(year).map((month) => {
    const lines = charges.flatMap((charge) => {
      const period = periodEndingIn(charge.measure.frequency, month)
      return period && !(charge.since && hasEnded(period, charge.since))
        ? [{ charge, cell: cellOf(view, charge.countedAs, period) }]
        : []
    })
    const waiting = lines.filter(({ cell }) => asksForMore(cell))
    const late = waiting.filter(({ charge, cell }) => isLateCell(view, charge, cell))
    return {
      month,
      label: periodLabel(month),
      total: lines.length,
      waiting: waiting.length,
      late: late.length,
    }
  })
}

/** The month a desk opens with: the last one that has ended. */
export function monthToReport(today: LocalDate): string {
  const year = Number(today.slice(0, 4))
  return (
    [...monthsOfYear(year - 1), ...monthsOfYear(year)].findLast((month) =>
      hasEnded(month, today),
    ) ?? today.slice(0, 7)
  )
}

/** Does this charge belong on the desk of somebody: is it theirs to report? An identical measure is
 * not reported twice. */
export const isTheirs = ({ owned, measure }: Charge, who: DeskView['actor']): boolean =>
  measure.descent !== 'IDENTICAL' && reportingMandate(owned, who) !== null
