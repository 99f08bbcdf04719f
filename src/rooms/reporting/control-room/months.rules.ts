import { fixed } from '../../../kernel/decimal.ts'
import { lastPeriod, monthsIn, periodsUpTo } from '../moment.rules.ts'
import type { RolledUp } from '../roll-up.rules.ts'
import {
  type FigureEntry,
  type MeasureEntry,
  type Placed,
  type ResultEntry,
  standingsOf,
} from '../standing.rules.ts'
import type { MonthCell } from './control-room.contract.ts'
import type { GroupKey } from './grouping.rules.ts'
import { meanOfObjectives, objectivesOf, type Room } from './room.rules.ts'

/** What the months of a year show: every stored result and figure of the measures of the
 * objectives. */
export type Series = {
  entries: MeasureEntry[]
  results: readonly (ResultEntry & { measureId: string })[]
  figures: readonly (FigureEntry & { measureId: string })[]
}

/** The measures whose figures decide the objectives of all groups, each with the one whose figure
 * it shares. */
export function decisive(room: Room): MeasureEntry[] {
  const placed = [...room.nodesOf.keys()]
    .flatMap((key) => objectivesOf(room, key))
    .flatMap(({ node }) => room.placedOf.get(node.id) ?? [])
  return [...new Set(placed.flatMap(({ entry, source }) => [entry, source]))]
}

/** Where the measures of the objectives stood at the end of each month that has ended, by node. */
export function standingsByMonth(
  { moment, ended: last }: Pick<Room, 'moment' | 'ended'>,
  { entries, results, figures }: Series,
): Map<string, Map<string, Placed[]>> {
  const resultsOf = Map.groupBy(results, ({ measureId }) => measureId)
  const figureOf = new Map(
    figures.map((figure) => [`${figure.measureId} ${figure.period}`, figure]),
  )
  const ended = monthsIn(moment.year).filter((month) => last !== null && month <= last)
  return new Map(
    ended.map((month) => {
      const known = new Set(periodsUpTo(moment.year, month))
      const then = entries.map((entry) => ({
        ...entry,
        result: resultsOf.get(entry.id)?.findLast(({ period }) => known.has(period)) ?? null,
        figure:
          figureOf.get(`${entry.id} ${lastPeriod(entry.frequency, moment.year, month)}`) ?? null,
      }))
      const standings = standingsOf(then, { ...moment, upTo: month }).values()
      return [month, Map.groupBy(standings, ({ entry }) => entry.nodeId)]
    }),
  )
}

/** How a group stood at the end of a month: the mean of its objectives, or the blank it has. */
export type Stood = RolledUp & { due: number; reported: number }

/** Where nothing of what has had a period end was reported for the last of them, the group stays
 * empty, though earlier figures would still give a mean: silence is not a result. */
export function stoodAt(room: Room, key: GroupKey, placedOf: ReadonlyMap<string, Placed[]>): Stood {
  const objectives = objectivesOf(room, key)
  const due = objectives
    .flatMap(({ node }) => placedOf.get(node.id) ?? [])
    .filter(({ last }) => last !== null)
  const reported = due.filter(({ standing }) => standing.state !== 'NOT_REPORTED').length
  const mean = meanOfObjectives(room, objectives, placedOf)
  const silent = due.length > 0 && reported === 0
  return {
    ...mean,
    ...(silent ? { achievement: null, tone: null, state: 'NOT_REPORTED' as const } : {}),
    due: due.length,
    reported,
  }
}

/** The twelve months of a group: the year so far at the end of each; what has not ended is not
 * due. */
export const monthsOfGroup = (
  room: Room,
  key: GroupKey,
  byMonth: ReadonlyMap<string, ReadonlyMap<string, Placed[]>>,
): MonthCell[] =>
  monthsIn(room.moment.year).map((month) => {
    const placedOf = byMonth.get(month)
    if (!placedOf)
      return {
        ...{ month, achievement: null, tone: null, state: 'NOT_DUE', due: 0, reported: 0 },
        coverage: { counted: 0, of: 0 },
      }
    const { achievement, tone, state, due, reported, coverage } = stoodAt(room, key, placedOf)
    return {
      month,
      achievement: achievement && fixed(achievement, room.pack.limits.places),
      tone,
      state,
      due,
      reported,
      coverage,
    }
  })
