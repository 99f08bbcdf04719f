import { compare, decimal, fixed } from '../../../kernel/decimal.ts'
import type { AgreementState } from '../../agreements/words.ts'
import { binds, isGone } from '../../agreements/words.ts'
import type { Spent } from '../../budget/words.ts'
import { type Chart, superiorOf, titleAs } from '../../organisation/words.ts'
import { holderOf } from '../../planning/words.ts'
import { type Placed, treeMeasure } from '../standing.rules.ts'
import { bandLines, type NodeEntry } from '../tree/tree.rules.ts'
import { isBehind } from './behind.rules.ts'
import type { ControlMeasure, ControlRoom, Group, SeatShown } from './control-room.contract.ts'
import { type GroupKey, groupOf, ownKey } from './grouping.rules.ts'
import { monthsOfGroup, type Series, standingsByMonth, stoodAt } from './months.rules.ts'
import {
  dueOn,
  lateDays,
  objectivesOf,
  type Room,
  reportOf,
  shownIn,
  tonesOf,
} from './room.rules.ts'

/** What other rooms know of the groups: promises by unit and state, and the money of each unit. */
export type Beside = {
  promises: readonly {
    agencyId: string | null
    unitId: string
    state: AgreementState
    count: number
  }[]
  /** Whole rupiah by group. */
  budget: ReadonlyMap<GroupKey, Money>
}

/** What a group has to spend, and has spent up to the month that is known; `null` where nothing
 * is. */
export type Money = { budget: number } & Spent

/** The money of some codes up to a month: known as far as that of the one known least. */
export function moneyOf(
  codes: readonly { amount: number; spent: readonly number[] }[],
  upTo: number,
): Money {
  const known = Math.min(upTo, ...codes.map(({ spent }) => spent.length))
  const spent = codes.flatMap((code) => code.spent.slice(0, known))
  return {
    budget: codes.reduce((sum, { amount }) => sum + amount, 0),
    realised: known === 0 ? null : spent.reduce((sum, amount) => sum + amount, 0),
    realisedUpTo: known === 0 ? null : known,
  }
}

/** How many promises each group has, and how many carry every signature; ended ones have a
 * successor that counts instead. */
function agreementsBy(
  { chart, seat }: Room,
  promises: Beside['promises'],
): Map<GroupKey, Group['agreements']> {
  const found = new Map<GroupKey, Group['agreements']>()
  for (const { agencyId, unitId, state, count } of promises) {
    const key = groupOf(chart, seat, seat.kind === 'REGION' ? agencyId : unitId)
    if (key === null || isGone(state) || state === 'ENDED') continue
    const { total, active } = found.get(key) ?? { total: 0, active: 0 }
    found.set(key, { total: total + count, active: active + (binds(state) ? count : 0) })
  }
  return found
}

/** What a seat is called: the region, or the office. */
export const seatShown = (
  { seat, chart }: Pick<Room, 'seat' | 'chart'>,
  regionName: string,
): SeatShown =>
  seat.kind === 'REGION'
    ? { kind: 'REGION', unitId: null, name: regionName }
    : { kind: 'OFFICE', unitId: seat.unitId, name: chart.unit.get(seat.unitId)?.name ?? '' }

/** What a group is called: the short name of its unit; for the leader's own level, that of the
 * seat. */
export const groupName = (
  { chart }: Pick<Room, 'chart'>,
  key: GroupKey,
  seat: SeatShown,
): string => (key === ownKey ? seat.name : (chart.unit.get(key)?.shortName ?? ''))

/** What needs attention first: very low, low, silent, middling, not measurable, then the rest. */
const urgency = ({ tone, state }: Pick<Group, 'tone' | 'state'>): number => {
  const order = ['bad', 'low', 'NOT_REPORTED', 'mid', 'NOT_MEASURABLE', 'fine', 'good', 'NOT_DUE']
  const at = order.indexOf(tone ?? state ?? '')
  return at < 0 ? order.length : at
}

const byAchievement = (a: Group, b: Group): number =>
  a.achievement !== null && b.achievement !== null
    ? compare(decimal(a.achievement), decimal(b.achievement))
    : 0

/** Groups in the order in which a leader should look at them. */
export const byAttention = (a: Group, b: Group): number =>
  urgency(a) - urgency(b) || byAchievement(a, b) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** The whole control room. A unit without nodes and without promises is not shown. */
export function controlRoom(
  room: Room,
  series: Series,
  beside: Beside,
  regionName: string,
): Omit<ControlRoom, 'continues'> {
  const seat = seatShown(room, regionName)
  const agreements = agreementsBy(room, beside.promises)
  const byMonth = standingsByMonth(room, series)
  const keys = [...new Set([...room.nodesOf.keys(), ...agreements.keys()])]
  const groups = keys.map((key): Group => {
    const { achievement, tone, state, coverage } = stoodAt(room, key, room.placedOf)
    return {
      id: key === ownKey ? null : key,
      name: groupName(room, key, seat),
      achievement: achievement && fixed(achievement, room.pack.limits.places),
      ...{
        tone,
        state,
        objectives: objectivesOf(room, key).length,
        coverage,
        months: monthsOfGroup(room, key, byMonth),
      },
      tones: tonesOf(room, key),
      report: reportOf(room, key),
      ...{
        agreements: agreements.get(key) ?? { total: 0, active: 0 },
        ...(beside.budget.get(key) ?? { budget: null, realised: null, realisedUpTo: null }),
      },
    }
  })
  const [own = null] = groups.filter(
    ({ id, objectives, agreements: promised }) => id === null && objectives + promised.total > 0,
  )
  const others = groups.filter(({ id }) => id !== null).toSorted(byAttention)
  return {
    ...{
      year: room.moment.year,
      month: room.moment.upTo,
      upTo: room.ended,
      today: room.moment.today,
      seat,
    },
    bands: bandLines(room.pack),
    cap: room.pack.limits.capForAverage,
    counts: countsOf(room, keys, others, groups),
    own,
    groups: others,
  }
}

function countsOf(
  room: Room,
  keys: readonly GroupKey[],
  others: readonly Group[],
  all: readonly Group[],
): ControlRoom['counts'] {
  const sum = (pick: (group: Group) => number): number =>
    all.reduce((total, group) => total + pick(group), 0)
  return {
    groups: others.length,
    onTrack: others.filter(({ tone }) => tone === 'good' || tone === 'fine').length,
    behind: others.filter(({ tone }) => isBehind(tone)).length,
    overdue: others.filter(({ report }) => report.late > 0).length,
    measures: keys.reduce((total, key) => total + shownIn(room, key, 'ALL').length, 0),
    unreported: sum(({ report }) => report.unreported),
    away: sum(({ report }) => report.away),
    late: sum(({ report }) => report.late),
  }
}

/** One measure of the room with who answers for it and who waits for it. */
export function controlMeasure(
  room: Room,
  { node, unitId }: NodeEntry,
  placed: Placed,
  { chart, seat }: { chart: Chart; seat: SeatShown },
): ControlMeasure {
  const measure = treeMeasure(placed, room.pack)
  const key = groupOf(room.chart, room.seat, unitId) ?? ownKey
  const holder = holderOf(chart, node)
  const superior =
    holder &&
    superiorOf(
      chart,
      { positionId: holder.positionId, personId: holder.personId ?? '' },
      { for: 'VERIFIER' },
    )
  return {
    ...measure,
    objective: node.statement,
    nodeId: node.id,
    groupId: key === ownKey ? null : key,
    group: groupName(room, key, seat),
    holder: holder && { name: holder.name, title: holder.title },
    waiting: superior && {
      name: chart.person.get(superior.holder.personId)?.name ?? null,
      title: titleAs(superior.position, superior.holder.kind),
    },
    dueOn: placed.last && dueOn(placed.last, room.reportByDay),
    lateDays: lateDays(room, placed),
  }
}
