import { isDecimalText } from '../../kernel/decimal-text.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import type { MonthStep, Reporting } from '../../rooms/actionplan/progress/progress.contract.ts'

/** What is typed of one step: nothing yet, done, or not. */
export type StepTyped = {
  done: '' | 'ya' | 'belum'
  amount: string
  supporting: string
  obstacle: string
  followUp: string
  proof: string
}
/** What is typed of a month, by step and month. */
export type MonthDraft = Record<string, string>

export const keyOf = ({ stepId, month }: Pick<MonthStep, 'stepId' | 'month'>): string =>
  `${stepId} ${month}`

const empty: StepTyped = {
  ...{ done: '', amount: '', supporting: '', obstacle: '', followUp: '', proof: '' },
}

const openedStep = ({ report, planned }: MonthStep): StepTyped => {
  const amount = report ? report.amount : planned
  return {
    done: report ? (report.done ? 'ya' : 'belum') : '',
    amount: amount && isDecimalText(amount) ? printNumber(amount) : (amount ?? ''),
    supporting: report?.supporting ?? '',
    obstacle: report?.obstacle ?? '',
    followUp: report?.followUp ?? '',
    proof: report?.proof ?? '',
  }
}

/** The form of a month as it opens. */
export const openedMonth = (steps: readonly MonthStep[]): MonthDraft =>
  Object.fromEntries(steps.map((step) => [keyOf(step), JSON.stringify(openedStep(step))]))

/** What is typed of a step. */
export const typedStep = (draft: MonthDraft, step: MonthStep): StepTyped => {
  const text = draft[keyOf(step)]
  return text === undefined ? empty : (JSON.parse(text) as StepTyped)
}

const isChanged = (draft: MonthDraft, step: MonthStep): boolean =>
  draft[keyOf(step)] !== JSON.stringify(openedStep(step))

/** The steps that say something new, as the act takes them. */
export const filledOf = (steps: readonly MonthStep[], draft: MonthDraft): Reporting[] =>
  steps.flatMap((step): Reporting[] => {
    const typed = typedStep(draft, step)
    if (typed.done === '' || !isChanged(draft, step)) return []
    return [
      {
        ...{ stepId: step.stepId, agreementId: step.agreementId, month: step.month },
        ...{ seen: step.report?.sequence ?? 0, done: typed.done === 'ya' },
        amount: typed.done === 'ya' && step.unitLabel ? typed.amount || null : null,
        ...{ supporting: typed.supporting || null, obstacle: typed.obstacle || null },
        ...{ followUp: typed.followUp || null, proof: typed.proof || null },
      },
    ]
  })

/** What is still missing, by step. */
export const missingWords = (
  steps: readonly MonthStep[],
  draft: MonthDraft,
): Partial<Record<string, string>> =>
  Object.fromEntries(
    steps.flatMap((step) => {
      const { done, obstacle, followUp } = typedStep(draft, step)
      return done === 'belum' && !(obstacle.trim() && followUp.trim())
        ? [[keyOf(step), 'Tulis kendalanya dan tindak lanjutnya.']]
        : []
    }),
  )
