import { decimal, decimalText, type Percent, percentOf, rounded } from '../../../kernel/decimal.ts'
import type { OrderValue } from '../../../kernel/order.ts'
import { planStateWord } from './party.rules.ts'
import type { PlanLine, PlanProgress, PlanSum } from './plan.contract.ts'

/** How much of what was planned is done, in whole percent; `null` while nothing was due. */
export const doneShare = ({
  done,
  planned,
}: Pick<PlanProgress, 'done' | 'planned'>): Percent | null =>
  planned === 0 ? null : rounded(percentOf(decimal(done), decimal(planned)), 0)

/** What a list of plans may be ordered by. */
export const orderOf: Record<
  'holder' | 'level' | 'state' | 'progress',
  (line: PlanLine) => OrderValue
> = {
  holder: ({ name }) => name,
  level: ({ levelLabel }) => levelLabel,
  state: ({ state }) => state && planStateWord(state),
  progress: ({ progress }) => {
    const share = progress && doneShare(progress)
    return share && Number(decimalText(share))
  },
}

/** Some plans together. */
export function sumOfLines(id: string, name: string, lines: readonly PlanLine[]): PlanSum {
  const sum = { id, name, promises: lines.length, agreed: 0, planned: 0, reported: 0, done: 0 }
  for (const { progress } of lines) {
    if (!progress) continue
    sum.agreed += 1
    sum.planned += progress.planned
    sum.reported += progress.reported
    sum.done += progress.done
  }
  return sum
}

/** By what they have in common, in the order it is first met. */
export const sumBy = (lines: readonly PlanLine[], nameOf: (line: PlanLine) => string): PlanSum[] =>
  [...Map.groupBy(lines, nameOf)].map(([name, own]) => sumOfLines(name, name, own))
