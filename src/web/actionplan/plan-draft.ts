import { isDecimalText } from '../../kernel/decimal-text.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import type { ActionPlanPage, TypedContent } from '../../rooms/actionplan/plan/plan.contract.ts'
import type { Fields } from '../platform/form.ts'
import { targetText } from './plan-file.ts'

/** A step as it is typed. A month that is not planned is `null`; a planned one has how much, or
 * nothing where its output is not counted. */
export type StepDraft = {
  id: string | null
  key: string
  row: number
  action: string
  output: string
  unitLabel: string
  months: (string | null)[]
  positionId: string
  executorIds: string[]
  budgetCode: string
}

/** What is typed into the form of a plan: targets by row and period, steps, cash by row and
 * quarter. */
export type PlanDraft = {
  targets: Record<string, string>
  steps: StepDraft[]
  cash: Record<string, string>
}

/** The form as its parts need it. */
export type PlanFields = Pick<Fields<PlanDraft>, 'values' | 'change'>

const printed = (amount: string | null): string =>
  amount !== null && isDecimalText(amount) ? printNumber(amount) : (amount ?? '')

/** A plan as its form opens. */
export const openedPlan = ({ rows, steps, money }: ActionPlanPage): PlanDraft => ({
  targets: Object.fromEntries(
    rows.flatMap(({ number, quarters, months }) =>
      [...quarters, ...months]
        .filter(({ from }) => from === 'OWN' || from === 'NONE')
        .map(({ period, target }) => [`${number} ${period}`, target ? targetText(target) : '']),
    ),
  ),
  steps: steps.map((step) => ({
    ...{ id: step.id, key: step.id ?? '', row: step.row, action: step.action, output: step.output },
    unitLabel: step.unitLabel ?? '',
    months: Array.from({ length: 12 }, (_, at) => {
      const found = step.months.find(({ month }) => month === at + 1)
      return found ? printed(found.amount) : null
    }),
    ...{ positionId: step.positionId ?? '', executorIds: step.executorIds },
    budgetCode: step.budgetCode ?? '',
  })),
  cash: Object.fromEntries(
    money.flatMap(({ row, cash }) =>
      cash.map((amount, at) => [`${row} ${at + 1}`, amount === null ? '' : printNumber(amount)]),
    ),
  ),
})

/** What a file says, over what is typed: its steps take the place of all, its targets and cash of the
 * same. */
export const broughtIn = (draft: PlanDraft, { targets, steps, cash }: TypedContent): PlanDraft => ({
  targets: {
    ...draft.targets,
    ...Object.fromEntries(targets.map(({ row, period, target }) => [`${row} ${period}`, target])),
  },
  steps: steps.map((step, nth) => ({
    ...step,
    key: step.id ?? `berkas-${nth}`,
    unitLabel: step.unitLabel ?? '',
    months: Array.from({ length: 12 }, (_, at) => {
      const found = step.months.find(({ month }) => month === at + 1)
      return found ? (found.amount ?? '') : null
    }),
    positionId: step.positionId ?? '',
    budgetCode: step.budgetCode ?? '',
  })),
  cash: {
    ...draft.cash,
    ...Object.fromEntries(cash.map(({ row, quarter, amount }) => [`${row} ${quarter}`, amount])),
  },
})

/** A further step of a row. */
export const newStep = (row: number, key: string): StepDraft => ({
  ...{ id: null, key, row, action: '', output: '', unitLabel: '' },
  ...{ months: Array(12).fill(null), positionId: '', executorIds: [], budgetCode: '' },
})

/** What was typed, as the act takes it. */
export const typedOf = ({ targets, steps, cash }: PlanDraft): TypedContent => ({
  targets: Object.entries(targets)
    .filter(([, target]) => target.trim() !== '')
    .map(([key, target]) => {
      const [row = '', period = ''] = key.split(' ')
      return { row: Number(row), period, target }
    }),
  steps: steps.map(({ key: _, months, ...step }) => ({
    ...step,
    unitLabel: step.unitLabel || null,
    positionId: step.positionId || null,
    budgetCode: step.budgetCode || null,
    months: months.flatMap((amount, at) =>
      amount === null ? [] : [{ month: at + 1, amount: amount.trim() || null }],
    ),
  })),
  cash: Object.entries(cash)
    .filter(([, amount]) => amount.trim() !== '')
    .map(([key, amount]) => {
      const [row = '', quarter = ''] = key.split(' ')
      return { row: Number(row), quarter: Number(quarter), amount }
    }),
})
