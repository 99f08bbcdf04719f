import type { TaskToOpen } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Chart } from '../../organisation/words.ts'
import { type Charge, isTheirs, periodLabel, periodsAsked } from './desk.rules.ts'
import type { Reach } from './responsibility.rules.ts'
import { hasEnded, lastMonthOf } from './schedule.rules.ts'

/** The task of a month whose figures somebody reports. */
export const monthKind = 'measurement/report'
/** The work a report leaves for later: looking whether the month of its reporters is done. */
export const monthsLater = 'measurement/months'
/** From so many figures on they are filled on one screen, fewer where each is read. */
const many = 6

/** Somebody with what they hold today. */
export type Reporter = Parameters<typeof isTheirs>[1]

/** Who could report, by person: the holders of a post, and whoever has a role by decree. */
export type Staff = {
  chart: Pick<Chart, 'holders'>
  granted: readonly string[]
  who: (personId: string) => Reporter
}

/** Everybody on whose desk a measure stands. */
export function reportersOf(charge: Charge, { chart, granted, who }: Staff): string[] {
  const { holderPositionId, holderPersonId } = charge.owned
  const holders = holderPersonId
    ? [holderPersonId]
    : (chart.holders.get(holderPositionId ?? '') ?? []).map(({ personId }) => personId)
  return [...new Set([...holders, ...granted])].filter((one) => isTheirs(charge, who(one)))
}

/** How many figures each person has still to report of the ended months of a year, by person and
 * month. A returned figure has a task of its own and is not counted. */
export function owedBy(
  charges: readonly Charge[],
  staff: Staff,
  of: {
    year: number
    today: LocalDate
    isReported: (measureId: string, period: string) => boolean
  },
): Map<string, Map<string, number>> {
  const owed = new Map<string, Map<string, number>>()
  for (const charge of charges) {
    const missing = periodsAsked(charge, of.year).filter(
      (period) => hasEnded(period, of.today) && !of.isReported(charge.countedAs, period),
    )
    for (const personId of missing.length > 0 ? reportersOf(charge, staff) : []) {
      const months = owed.get(personId) ?? new Map<string, number>()
      for (const month of missing.map(lastMonthOf)) months.set(month, (months.get(month) ?? 0) + 1)
      owed.set(personId, months)
    }
  }
  return owed
}

/** The task of a person and month. */
export const monthTask = (
  personId: string,
  {
    month,
    count,
    subject,
    dueOn,
  }: { month: string; count: number; subject: string; dueOn: LocalDate },
): TaskToOpen => ({
  kind: monthKind,
  subject,
  title: `Realisasi ${periodLabel(month)}`,
  holder: { personId },
  dueOn,
  link: `/pengukuran${count < many ? '' : '/isian'}?bulan=${month}`,
})

/** Every place of several reaches. */
export const joinedReach = (reaches: readonly Reach[]): Reach => ({
  positionIds: [...new Set(reaches.flatMap(({ positionIds }) => positionIds))],
  personIds: [...new Set(reaches.flatMap(({ personIds }) => personIds))],
  unitIds: [...new Set(reaches.flatMap(({ unitIds }) => unitIds))],
})
