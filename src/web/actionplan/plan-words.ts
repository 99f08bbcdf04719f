import { decimal, decimalText, isDecimalText, sumOf } from '../../kernel/decimal.ts'
import { ended, months, printNumber } from '../../kernel/indonesian.ts'
import type { MarkKind } from '../../kernel/marks.ts'
import type {
  ActionPlanPage,
  PlannedStep,
  PlanProgress,
  PlanState,
} from '../../rooms/actionplan/plan/plan.contract.ts'
import { doneShare } from '../../rooms/actionplan/plan/sum.rules.ts'

export const markOf: Record<PlanState, MarkKind> = {
  DRAFT: 'draft',
  PROPOSED: 'half',
  RETURNED: 'mid',
  AGREED: 'full',
}

/** «2 dari 3 langkah yang jatuh waktunya terlaksana, 67%». */
export function progressWords(progress: PlanProgress | null): string {
  if (!progress || progress.planned === 0) return 'belum ada langkah yang jatuh waktunya'
  const share = doneShare(progress)
  return (
    `${printNumber(progress.done)} dari ${printNumber(progress.planned)} langkah yang jatuh waktunya terlaksana` +
    (share ? `, ${decimalText(share)}%` : '')
  )
}

const short = (month: number): string => (months[month - 1] ?? '').slice(0, 3)

/** The months of a step in words: «Jan–Des», «Mar, Jun». */
export function monthsWords(planned: PlannedStep['months']): string {
  const runs: [number, number][] = []
  for (const { month } of planned) {
    const last = runs.at(-1)
    if (last && last[1] === month - 1) last[1] = month
    else runs.push([month, month])
  }
  return runs
    .map(([from, to]) => (from === to ? short(from) : `${short(from)}–${short(to)}`))
    .join(', ')
}

/** How much of its output a step comes to in the year; empty where it is not counted. */
export function quantityOf({ months: planned }: Pick<PlannedStep, 'months'>): string {
  const amounts = planned.flatMap(({ amount }) => (amount && isDecimalText(amount) ? [amount] : []))
  return amounts.length === 0 ? '' : decimalText(sumOf(amounts.map(decimal)))
}

/** What the page says of a plan, in one sentence. */
export function planSentence({ plan, promise, year }: ActionPlanPage, mine: boolean): string {
  const whose = mine ? 'Anda' : promise.firstParty.title
  const name = `Rencana aksi ${year} ${whose}`
  if (!plan) return `${name} belum disusun.`
  const says: Record<PlanState, string> = {
    DRAFT: 'masih konsep',
    PROPOSED: `menunggu ${promise.secondParty?.name ?? 'persetujuan'}`,
    RETURNED: 'dikembalikan untuk diperbaiki',
    AGREED: 'disetujui',
  }
  return ended(`${name} ${says[plan.state]}`)
}
