import { fixed } from '../../kernel/decimal.ts'
import { periodEndingIn } from '../measurement/words.ts'
import type { MonthCell } from './control-room.contract.ts'
import type { GroupKey } from './grouping.rules.ts'
import { lastPeriod, monthsIn, periodsUpTo } from './moment.rules.ts'
import { meanOfObjectives, objectivesOf, type Room } from './room.rules.ts'
import { type FigureEntry, type MeasureEntry, type Placed, type ResultEntry, standingsOf } from './standing.rules.ts'

/** What the months of a year show: every stored result and figure of the measures of the objectives. */
export type Series = {
  entries: MeasureEntry[]
  results: readonly (ResultEntry & { measureId: string })[]
  figures: readonly (FigureEntry & { measureId: string })[]
}

/** The measures whose figures decide the objectives of all groups, each with the one whose figure it shares. */
export function decisive(room: Room): MeasureEntry[] {
  const placed = [...room.nodesOf.keys()].flatMap((key) => objectivesOf(room, key)).flatMap(({ node }) => room.placedOf.get(node.id) ?? [])
  return [...new Set(placed.flatMap(({ entry, source }) => [entry, source]))]
}

/** Where the measures of the objectives stood at the end of each month that has ended, by node. */
export function standingsByMonth(
  { moment, ended: last }: Pick<Room, 'moment' | 'ended'>,
  { entries, results, figures }: Series,
): Map<string, Map<string, Placed[]>> {
  const resultsOf = Map.groupBy(results, ({ measureId }) => measureId)
  const figureOf = new Map(figures.map((figure) => [`${figure.measureId} ${figure.period}`, figure]))
  const ended = monthsIn(moment.year).filter((month) => last !== null && month <= last)
  return new Map(
    ended.map((month) => {
      const known = new Set(periodsUpTo(moment.year, month))
      const then = entries.map((entry) => ({
        ...entry,
        result: resultsOf.get(entry.id)?.findLast(({ period }) => known.has(period)) ?? null,
        figure: figureOf.get(`${entry.id} ${lastPeriod(entry.frequency, moment.year, month)}`) ?? null,
      }))
      const standings = standingsOf(then, { ...moment, upTo: month }).values()
      return [month, Map.groupBy(standings, ({ entry }) => entry.nodeId)]
    }),
  )
}

const notYet = (month: string): MonthCell => ({ month, achievement: null, tone: null, state: 'NOT_DUE', due: 0, reported: 0 })

/**
 * The twelve months of a group: the year so far at the end of each. A month in which periods ended and nothing was reported stays empty, though
 * earlier figures would still give a mean: silence is not a result.
 */
export function monthsOfGroup(room: Room, key: GroupKey, byMonth: ReadonlyMap<string, ReadonlyMap<string, Placed[]>>): MonthCell[] {
  const objectives = objectivesOf(room, key)
  return monthsIn(room.moment.year).map((month) => {
    const placedOf = byMonth.get(month)
    if (!placedOf) return notYet(month)
    const ending = objectives
      .flatMap(({ node }) => placedOf.get(node.id) ?? [])
      .filter(({ source }) => periodEndingIn(source.frequency, month) !== null)
    const reported = ending.filter(({ standing }) => standing.state !== 'NOT_REPORTED').length
    const counts = { due: ending.length, reported }
    if (ending.length > 0 && reported === 0) return { ...notYet(month), state: 'NOT_REPORTED', ...counts }
    const { achievement, tone, state } = meanOfObjectives(room, objectives, placedOf)
    return { month, achievement: achievement && fixed(achievement, room.pack.limits.places), tone, state, ...counts }
  })
}
