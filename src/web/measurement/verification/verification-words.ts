import type { DeskLine, WaitingLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { lastMonthOf } from '../../../rooms/measurement/desk/schedule.rules.ts'
import { mostAtOnce, type SeenFigure } from '../../../rooms/measurement/figure/figure.contract.ts'
import { periodName } from '../figure/figure-words.ts'

/** The figures that wait in one month: those to be read one by one first, then those that raise no
 * question. */
export type WaitingMonth = {
  month: string
  label: string
  lines: WaitingLine[]
  calm: WaitingLine[]
}

/** Waiting figures by the month in which their period ends, the newest month first. */
export function waitingMonths(items: readonly WaitingLine[]): WaitingMonth[] {
  const months = [...new Set(items.map(({ period }) => lastMonthOf(period)))]
    .toSorted()
    .toReversed()
  return months.map((month) => {
    const lines = items.filter(({ period }) => lastMonthOf(period) === month)
    const calm = lines
      .filter(({ questions, figureId }) => questions.length === 0 && figureId !== null)
      .slice(0, mostAtOnce)
    return {
      month,
      label: periodName(month),
      lines: [...lines.filter((line) => !calm.includes(line)), ...calm],
      calm,
    }
  })
}

/** The versions somebody has read, as they are sent. */
export const seenOf = (
  lines: readonly Pick<DeskLine, 'measureId' | 'period' | 'figureId'>[],
): SeenFigure[] =>
  lines.flatMap(({ measureId, period, figureId }) =>
    figureId === null ? [] : [{ measureId, period, figureId }],
  )
