import { lowered } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import {
  type Aggregation,
  type Frequency,
  quartersNeeded,
  sameTarget,
  type Targets,
  targetFor,
  type UnitKind,
} from '../../planning/words.ts'
import type {
  MoneyRow,
  PeriodCell,
  PlanContent,
  PlannedStep,
  PlannedTarget,
  PlanRow,
} from './plan.contract.ts'
import { isMonthly, monthOf, spreadCash, spreadTargets } from './spread.rules.ts'

/** A row of the promise with what planning says of its measure; `planned` are planning's targets by
 * period, of all years. */
export type PromisedRow = {
  number: number
  measureId: string | null
  objective: string
  indicator: string
  unitLabel: string
  target: string
  unitKind: UnitKind
  aggregation: Aggregation
  frequency: Frequency
  planned: Readonly<Record<string, string>>
  baseline: string | null
  /** What of the budget its part of the plan names. */
  budgetCode: string | null
}
export type Money = { row: number; code: string; name: string; amount: number }
/** The promise as a plan is written for it. */
export type Ground = {
  year: number
  effectiveFrom: LocalDate
  rows: readonly PromisedRow[]
  money: readonly Money[]
}

/** The targets planning holds for the periods within a year. */
const plannedIn = ({ planned }: PromisedRow, year: number): [string, string][] =>
  Object.entries(planned).filter(([period]) => period.startsWith(`${year}-`))

/** The periods of a year a row asks a target for: quarters by its frequency, months where it is
 * reported by month. */
export function periodsOf(
  row: PromisedRow,
  year: number,
): { quarters: string[]; months: string[] } {
  return {
    quarters: quartersNeeded(row, year),
    months: isMonthly(row.frequency)
      ? Array.from({ length: 12 }, (_, at) => monthOf(year, at + 1))
      : [],
  }
}

/** Does planning say the target of a period, itself or by its parts? */
function saidBy(aggregation: Aggregation, planned: Targets, period: string): string | null {
  const { target, source } = targetFor(aggregation, period, planned)
  return source === 'EXPLICIT' || source === 'CONTAINED' ? target : null
}
const planningSays = (row: PromisedRow, period: string, year: number): string | null =>
  saidBy(row.aggregation, new Map(plannedIn(row, year)), period)

/** Planning's targets of a year, and a plan's own for the periods it says nothing about: one truth
 * for the plan and for what is measured against it. */
export const withOwnTargets = (
  aggregation: Aggregation,
  planned: Targets,
  own: Readonly<Record<string, string>>,
): Map<string, string> =>
  new Map([
    ...planned,
    ...Object.entries(own).filter(([period]) => saidBy(aggregation, planned, period) === null),
  ])

/** A row with the target of each period as it counts: planning's where it has one, else the plan's
 * own; what is read once a year has its target in the last quarter. */
export function rowOf(row: PromisedRow, own: readonly PlannedTarget[], year: number): PlanRow {
  const cell = (period: string): PeriodCell => {
    const planned = planningSays(row, period, year)
    if (planned !== null) return { period, target: planned, from: 'PLANNING' }
    const typed = own.find((one) => one.row === row.number && one.period === period)
    return typed
      ? { period, target: typed.target, from: 'OWN' }
      : { period, target: null, from: 'NONE' }
  }
  const { quarters, months } = periodsOf(row, year)
  const { number, measureId, objective, indicator, unitLabel, unitKind, aggregation } = row
  return {
    ...{ number, measureId, objective, indicator, unitLabel, unitKind, aggregation },
    ...{ frequency: row.frequency, target: row.target },
    quarters:
      quarters.length > 0
        ? quarters.map(cell)
        : [{ period: `${year}-Q4`, target: row.target || null, from: 'YEAR' }],
    months: months.map(cell),
  }
}

export const moneyOf = ({ money }: Ground, cash: PlanContent['cash']): MoneyRow[] =>
  money.map((one) => ({
    ...one,
    cash: [1, 2, 3, 4].map(
      (quarter) =>
        cash.find((part) => part.row === one.row && part.quarter === quarter)?.amount ?? null,
    ),
  }))

/** The targets of a row as first proposed, for the periods planning says nothing about. */
function firstTargets(row: PromisedRow, year: number): PlannedTarget[] {
  const before = row.planned[String(year - 1)] ?? row.baseline
  return [...spreadTargets({ ...row, before }, year)]
    .filter(([period]) => planningSays(row, period, year) === null)
    .map(([period, target]) => ({ row: row.number, period, target }))
}

const mostSteps = 5

/** One is part of the other: a program of its sub kegiatan, or the other way round. */
const touches = (code: string, other: string): boolean =>
  code.startsWith(other) || other.startsWith(code)

/** The steps of a row as first proposed: carrying out what of the budget its part of the plan
 * names and no row before it has, else the indicator itself, in every month from the promise's first
 * on. */
function firstSteps(
  row: PromisedRow,
  { money, effectiveFrom }: Ground,
  taken: Set<string>,
): PlannedStep[] {
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
    .filter((month) => month >= Number(effectiveFrom.slice(5, 7)))
    .map((month) => ({ month, amount: '1' }))
  const step = (action: string, budgetCode: string | null): PlannedStep => ({
    ...{ id: null, row: row.number, action: action.slice(0, 300), output: 'Laporan pelaksanaan' },
    ...{ unitLabel: 'laporan', months, positionId: null, executorIds: [], budgetCode },
  })
  const own = row.budgetCode?.split(';').map((code) => code.trim()) ?? []
  const touched = money.filter(({ code }) => own.some((one) => touches(code, one)))
  const named = touched.filter(({ code }) => !taken.has(code)).slice(0, mostSteps)
  for (const { code } of named) taken.add(code)
  if (named.length === 0)
    return [step(`Menjalankan dan memantau «${row.indicator}»`, touched[0]?.code ?? null)]
  return named.map(({ code, name }) => step(`Melaksanakan ${lowered(name)}`, code))
}

const firstCash = ({ row, amount }: Money): PlanContent['cash'] =>
  spreadCash(amount).map((part, at) => ({ row, quarter: at + 1, amount: part }))

function stepsFirst(ground: Ground): PlannedStep[] {
  const taken = new Set<string>()
  return ground.rows.flatMap((row) => firstSteps(row, ground, taken))
}

/** A first proposal for a promise. */
export const firstContent = (ground: Ground): PlanContent => ({
  targets: ground.rows.flatMap((row) => firstTargets(row, ground.year)),
  steps: stepsFirst(ground),
  cash: ground.money.flatMap(firstCash),
})

/** The row of another promise that is this one: of the same measure, else of the same words. */
const sameRow = (row: PromisedRow, others: readonly PromisedRow[]): PromisedRow | undefined =>
  (row.measureId === null
    ? undefined
    : others.find(({ measureId }) => measureId === row.measureId)) ??
  others.find(
    ({ indicator, objective }) => indicator === row.indicator && objective === row.objective,
  )

/** What was planned for one promise, for another: the steps of rows that are there still, the targets
 * of rows whose target of the year is the same, the cash of budget that is the same; everything else
 * as first proposed. */
export function carriedOver(content: PlanContent, from: Ground, ground: Ground): PlanContent {
  const first = firstContent(ground)
  const carried = ground.rows.map((row) => ({ row, before: sameRow(row, from.rows) }))
  return {
    targets: carried.flatMap(({ row, before }) => {
      const own = content.targets.filter((one) => one.row === before?.number)
      const fits = before && from.year === ground.year && sameTarget(before.target, row.target)
      return fits && own.length > 0
        ? own
            .filter(({ period }) => planningSays(row, period, ground.year) === null)
            .map((one) => ({ ...one, row: row.number }))
        : first.targets.filter((one) => one.row === row.number)
    }),
    steps: carried.flatMap(({ row, before }) => {
      const own = content.steps.filter((one) => one.row === before?.number)
      const codes = ground.money.map(({ code }) => code)
      return own.length > 0
        ? own.map((one) => ({
            ...one,
            row: row.number,
            budgetCode: codes.includes(one.budgetCode ?? '') ? one.budgetCode : null,
          }))
        : first.steps.filter((one) => one.row === row.number)
    }),
    cash: ground.money.flatMap((money) => {
      const before = from.money.find(({ code }) => code === money.code)
      const own = content.cash.filter((one) => one.row === before?.row)
      return before?.amount === money.amount && own.length > 0
        ? own.map((one) => ({ ...one, row: money.row }))
        : firstCash(money)
    }),
  }
}
