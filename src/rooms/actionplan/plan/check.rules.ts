import {
  compare,
  type Decimal,
  decimal,
  decimalText,
  equals,
  isDecimalText,
  isNegative,
  max,
  meanOf,
  min,
  rounded,
  subtract,
  sumOf,
} from '../../../kernel/decimal.ts'
import { months, printRupiah } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { type Aggregation, printTarget, sameTarget } from '../../planning/words.ts'
import type { MoneyRow, PeriodCell, PlanFinding, PlannedStep, PlanRow } from './plan.contract.ts'
import { placesOf } from './spread.rules.ts'

/** «TW I» for `2026-Q1`, «Mei» for `2026-05`. */
export const periodWord = (period: string): string =>
  period.includes('Q')
    ? `TW ${['I', 'II', 'III', 'IV'][Number(period.at(-1)) - 1] ?? ''}`
    : (months[Number(period.slice(5)) - 1] ?? period)

const printed = (value: Decimal): string => printTarget(decimalText(value))

/** What the targets of the parts of a period come to, in words, where that is not its target; `null`
 * where it is, or where words are compared by the last. A pooled ratio lies between its smallest
 * and its largest part. */
export function whyNotWhole(
  aggregation: Aggregation,
  parts: readonly string[],
  whole: string,
): string | null {
  const last = parts.at(-1) ?? ''
  if (!isDecimalText(whole) || !parts.every(isDecimalText))
    return sameTarget(last, whole) ? null : `berakhir pada ${printTarget(last)}`
  const [values, target] = [parts.map(decimal), decimal(whole)]
  const [low, high] = [values.reduce(min), values.reduce(max)]
  if (aggregation === 'SUM') {
    const sum = sumOf(values)
    if (equals(sum, target)) return null
    const over = subtract(sum, target)
    return isNegative(over)
      ? `berjumlah ${printed(sum)}, kurang ${printed(subtract(target, sum))}`
      : `berjumlah ${printed(sum)}, lebih ${printed(over)}`
  }
  if (aggregation === 'AVERAGE') {
    const mean = rounded(meanOf(values), placesOf(whole))
    return equals(mean, target) ? null : `rata-ratanya ${printed(mean)}`
  }
  if (aggregation === 'RATIO_POOLED')
    return compare(target, low) >= 0 && compare(target, high) <= 0
      ? null
      : `terletak antara ${printed(low)} dan ${printed(high)}`
  const reached = { MAX: high, MIN: low, LAST: decimal(last) }[aggregation]
  return equals(reached, target) ? null : `berakhir pada ${printed(reached)}`
}

const finding = (severity: 'error' | 'warning', code: string, detail: string): PlanFinding => ({
  severity,
  code: `actionplan/${code}`,
  detail,
})

/** Compares the parts of a period with it: all are there, and come to it. What planning holds cannot
 * be mended here, so it is only told. */
function wholeness(row: PlanRow, parts: readonly PeriodCell[], whole: string, of: string) {
  const name = `Baris ${row.number}, «${row.indicator}»`
  const missing = parts.filter(({ target }) => target === null)
  if (missing.length > 0) {
    const which = missing.map(({ period }) => periodWord(period)).join(', ')
    return [finding('error', 'target-missing', `${name}: isi target ${which}.`)]
  }
  const why = whyNotWhole(
    row.aggregation,
    parts.flatMap(({ target }) => target ?? []),
    whole,
  )
  if (why === null) return []
  const planned = parts.every(({ from }) => from === 'PLANNING')
  const [first, last] = [parts[0]?.period ?? '', parts.at(-1)?.period ?? '']
  return [
    finding(
      planned ? 'warning' : 'error',
      'targets-do-not-make-whole',
      `${name}: target ${periodWord(first)} sampai ${periodWord(last)} ${why}, sedangkan target ` +
        `${of} ${printTarget(whole)}.` +
        (planned ? ' Target itu dari Perencanaan; minta perencana memperbaikinya.' : ''),
    ),
  ]
}

function targetFindings(row: PlanRow): PlanFinding[] {
  const asked = row.quarters.filter(({ from }) => from !== 'YEAR')
  if (row.target === '' || asked.length === 0) return []
  const found = wholeness(row, asked, row.target, 'setahun')
  for (const quarter of row.quarters) {
    const at = (Number(quarter.period.at(-1)) - 1) * 3
    const parts = row.months.slice(at, at + 3)
    if (quarter.target === null || parts.every(({ target }) => target === null)) continue
    found.push(...wholeness(row, parts, quarter.target, periodWord(quarter.period)))
  }
  return found
}

function stepFindings(rows: readonly PlanRow[], steps: readonly PlannedStep[]): PlanFinding[] {
  const without = rows
    .filter(({ number }) => !steps.some(({ row }) => row === number))
    .map(({ number, indicator }) =>
      finding('error', 'row-without-step', `Baris ${number}, «${indicator}»: tulis langkahnya.`),
    )
  const broken = steps.flatMap(({ row, action, output, months: planned }) => {
    const name = `Baris ${row}, langkah «${action || 'tanpa nama'}»`
    return [
      ...(action === ''
        ? [finding('error', 'step-empty', `${name}: tulis apa yang dikerjakan.`)]
        : []),
      ...(output === '' ? [finding('error', 'output-empty', `${name}: tulis keluarannya.`)] : []),
      ...(planned.length === 0
        ? [finding('error', 'step-without-month', `${name}: pilih bulan pelaksanaannya.`)]
        : []),
    ]
  })
  return [...without, ...broken]
}

/** The months from the promise's first day on in which nothing is planned: something moves every
 * month, also where the indicator is read once a year. */
export function monthsWithoutStep(
  steps: readonly PlannedStep[],
  effectiveFrom: LocalDate,
): number[] {
  const planned = new Set(steps.flatMap((step) => step.months.map(({ month }) => month)))
  return months
    .map((_, at) => at + 1)
    .filter((month) => month >= Number(effectiveFrom.slice(5, 7)) && !planned.has(month))
}

function cashFindings(money: readonly MoneyRow[]): PlanFinding[] {
  return money.flatMap(({ code, name, amount, cash }) => {
    const sum = cash.reduce<number>((total, part) => total + (part ?? 0), 0)
    if (sum === amount) return []
    const left = amount - sum
    const why = left > 0 ? `kurang ${printRupiah(left)}` : `lebih ${printRupiah(-left)}`
    return [
      finding(
        'error',
        'cash-does-not-add-up',
        `Anggaran ${code} «${name}»: TW I sampai IV berjumlah ${printRupiah(sum)}, sedangkan di PK ` +
          `${printRupiah(amount)}; ${why}.`,
      ),
    ]
  })
}

/** Everything between a plan and its proposal: targets that come to the year's, steps, something in
 * every month, cash that is the promise's budget. */
export function findingsOf(plan: {
  rows: readonly PlanRow[]
  steps: readonly PlannedStep[]
  money: readonly MoneyRow[]
  effectiveFrom: LocalDate
}): PlanFinding[] {
  const idle = monthsWithoutStep(plan.steps, plan.effectiveFrom)
  return [
    ...plan.rows.flatMap(targetFindings),
    ...stepFindings(plan.rows, plan.steps),
    ...(idle.length > 0 && plan.steps.length > 0
      ? [
          finding(
            'error',
            'idle-months',
            `Belum ada langkah pada ${idle.map((month) => months[month - 1]).join(', ')}. Setiap ` +
              'bulan perlu sedikitnya satu langkah, juga bila indikatornya dihitung setahun sekali.',
          ),
        ]
      : []),
    ...cashFindings(plan.money),
  ]
}
