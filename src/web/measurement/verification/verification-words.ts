import { printNumber } from '../../../kernel/indonesian.ts'
import type { DeskLine, WaitingLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { lastMonthOf } from '../../../rooms/measurement/desk/schedule.rules.ts'
import { mostAtOnce, type SeenFigure } from '../../../rooms/measurement/figure/figure.contract.ts'
import { periodName } from '../figure/figure-words.ts'

/** The figures that wait in one month: those to be read one by one first, then those that raise no
 * question, `bare` ones (without evidence) before `calm` ones. */
export type WaitingMonth = {
  month: string
  label: string
  lines: WaitingLine[]
  asking: WaitingLine[]
  bare: WaitingLine[]
  calm: WaitingLine[]
}

const byWords = (a: string | null, b: string | null): number =>
  (a ?? '').localeCompare(b ?? '', 'id')

/** Waiting figures by the month in which their period ends, the newest month first; in each by who
 * answers for them. */
export function waitingMonths(items: readonly WaitingLine[]): WaitingMonth[] {
  const months = [...new Set(items.map(({ period }) => lastMonthOf(period)))]
    .toSorted()
    .toReversed()
  return months.map((month) => {
    const lines = items
      .filter(({ period }) => lastMonthOf(period) === month)
      .toSorted((a, b) => byWords(a.holder, b.holder) || byWords(a.indicator, b.indicator))
    const asks = ({ questions, figureId }: WaitingLine): boolean =>
      questions.length > 0 || figureId === null
    const asking = lines.filter(asks)
    const bare = lines.filter((line) => !asks(line) && line.evidence === 0)
    const calm = lines.filter((line) => !asks(line) && line.evidence > 0)
    return {
      ...{ month, label: periodName(month), lines: [...asking, ...bare, ...calm] },
      ...{ asking, bare, calm },
    }
  })
}

/** What can be verified together, at most as many as one act takes; what has evidence first. */
export const together = ({ calm, bare }: Pick<WaitingMonth, 'calm' | 'bare'>): WaitingLine[] =>
  [...calm, ...bare].slice(0, mostAtOnce)

/** The words of the button: only what has evidence raises no question; «200 pertama dari 261» where
 * one act does not take them all. */
export function togetherWords({ calm, bare }: Pick<WaitingMonth, 'calm' | 'bare'>): string {
  if (calm.length === 0) return `Pilih dari ${printNumber(bare.length)} angka tanpa bukti`
  const most = Math.min(calm.length, mostAtOnce)
  const of = calm.length > most ? ` pertama dari ${printNumber(calm.length)}` : ''
  return `Sahkan ${printNumber(most)}${of} angka tanpa pertanyaan`
}

/** The versions somebody has read, as they are sent. */
export const seenOf = (
  lines: readonly Pick<DeskLine, 'measureId' | 'period' | 'figureId'>[],
): SeenFigure[] =>
  lines.flatMap(({ measureId, period, figureId }) =>
    figureId === null ? [] : [{ measureId, period, figureId }],
  )
