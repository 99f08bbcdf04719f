import { endOf, parsePeriod } from '../../../kernel/period.ts'
import { addDays, daysBetween, type LocalDate } from '../../../kernel/time.ts'
import { type Owner, owedOn } from '../../measurement/words.ts'
import { type Chart, type Duty, owesOn } from '../../organisation/words.ts'
import { type RolledUp, type RollUpPack, rollUp } from '../roll-up.rules.ts'
import { type MeasureEntry, type Moment, type Placed, standingsOf } from '../standing.rules.ts'
import type { Seat } from '../tree/scope.rules.ts'
import type { NodeEntry } from '../tree/tree.rules.ts'
import type { Group, Shown } from './control-room.contract.ts'
import { type GroupKey, groupOf, headlineOf, ownKey } from './grouping.rules.ts'

/** What a leader's seat sees at a moment: its groups with their nodes, and where every measure
 * stands. */
export type Room = {
  /** The month looked at may lie before the last that has ended. */
  moment: Moment
  ended: string | null
  seat: Seat
  chart: Pick<Chart, 'unit'>
  pack: RollUpPack
  /** The day of the month by which the month before is to be reported (pack
   * `jadwal-pengukuran`). */
  reportByDay: number
  /** Who answers for each node today, and when they are off duty. */
  ownersOf: ReadonlyMap<string, readonly Owner[]>
  duty: Duty
  nodesOf: Map<GroupKey, NodeEntry[]>
  placedOf: Map<string, Placed[]>
}

type Told = Omit<Room, 'nodesOf' | 'placedOf'>

/** Sorts nodes and measures into the groups of a seat; what belongs to none of them (the way up to
 * the top) is left out. */
export function roomOf(
  told: Told,
  nodes: readonly NodeEntry[],
  measures: readonly MeasureEntry[],
): Room {
  const nodesOf = new Map<GroupKey, NodeEntry[]>([[ownKey, []]])
  for (const entry of nodes) {
    const key = groupOf(told.chart, told.seat, entry.unitId)
    if (key !== null) nodesOf.set(key, [...(nodesOf.get(key) ?? []), entry])
  }
  return {
    ...told,
    nodesOf,
    placedOf: Map.groupBy(standingsOf(measures, told.moment).values(), ({ entry }) => entry.nodeId),
  }
}

const nodesIn = ({ nodesOf }: Room, key: GroupKey): NodeEntry[] => nodesOf.get(key) ?? []

/** Every measure of a group; one that shares the figure of another is that other's to report. */
export const measuresIn = (room: Room, key: GroupKey): Placed[] =>
  nodesIn(room, key).flatMap(({ node }) => room.placedOf.get(node.id) ?? [])

/** The objectives a group is judged by: its highest kind of objective that is measured. */
export function objectivesOf(room: Room, key: GroupKey): NodeEntry[] {
  const measured = nodesIn(room, key).filter(({ node }) => room.placedOf.has(node.id))
  const headline = headlineOf(new Set(measured.map(({ node }) => node.component)))
  return measured.filter(({ node }) => node.component === headline)
}

/** Mean of the objectives, each the mean of its measures as `standingOf` finds them (§4.4). */
export const meanOfObjectives = (
  { pack }: Pick<Room, 'pack'>,
  objectives: readonly NodeEntry[],
  placedOf: ReadonlyMap<string, readonly Placed[]>,
): RolledUp =>
  rollUp(
    objectives.map(({ node }) => {
      const standings = (placedOf.get(node.id) ?? []).map(({ standing }) => standing)
      return rollUp(standings, pack)
    }),
    pack,
  )

/** The day until which a period is to be reported. */
export function dueOn(period: string, reportByDay: number): LocalDate | null {
  const parsed = parsePeriod(period)
  return parsed && addDays(endOf(parsed), reportByDay - 1)
}

type Asking = Pick<Room, 'moment' | 'reportByDay' | 'ownersOf' | 'duty'>

/** Is everybody who answers for it off duty today? Then nothing is asked for. */
const isAway = ({ moment, ownersOf, duty }: Asking, { entry }: Placed): boolean => {
  const owners = ownersOf.get(entry.nodeId) ?? []
  return owners.length > 0 && !owners.some(({ personId }) => owesOn(duty, personId, moment.today))
}

/** How many days ago the last ended period of an unreported measure was to be reported, by who
 * answers for it now; 0 for all others. */
export function lateDays(room: Asking, placed: Placed): number {
  const { standing, last, entry } = placed
  if (last === null || standing.state !== 'NOT_REPORTED' || isAway(room, placed)) return 0
  const due = owedOn(last, { ...room, owners: room.ownersOf.get(entry.nodeId) ?? [] })
  return due ? Math.max(0, daysBetween(due, room.moment.today)) : 0
}

const verified = new Set(['VERIFIED', 'LOCKED'])

const isSilent = ({ standing }: Placed): boolean => standing.state === 'NOT_REPORTED'

/** What a number of the report counts, of each measure's last ended period. */
const counting: Record<Exclude<Shown, 'OBJECTIVES'>, (placed: Placed, room: Room) => boolean> = {
  ALL: () => true,
  EXPECTED: ({ last }) => last !== null,
  REPORTED: ({ last, standing }) => last !== null && standing.state !== 'NOT_REPORTED',
  VERIFIED: ({ standing }) => verified.has(standing.state ?? ''),
  UNREPORTED: (placed, room) => isSilent(placed) && !isAway(room, placed),
  AWAY: (placed, room) => isSilent(placed) && isAway(room, placed),
  LATE: (placed, room) => lateDays(room, placed) > 0,
}

const ownFigure = ({ entry, source }: Placed): boolean => entry === source

/** The measures a number of the room counts, of one group. */
export function shownIn(room: Room, key: GroupKey, show: Shown): Placed[] {
  if (show === 'OBJECTIVES')
    return objectivesOf(room, key).flatMap(({ node }) => room.placedOf.get(node.id) ?? [])
  return measuresIn(room, key).filter((placed) => ownFigure(placed) && counting[show](placed, room))
}

/** The numbers of a group's reporting. */
export function reportOf(room: Room, key: GroupKey): Group['report'] {
  const count = (show: Shown): number => shownIn(room, key, show).length
  return {
    expected: count('EXPECTED'),
    reported: count('REPORTED'),
    verified: count('VERIFIED'),
    unreported: count('UNREPORTED'),
    away: count('AWAY'),
    late: count('LATE'),
  }
}

/** A group's measures by band. */
export function tonesOf(room: Room, key: GroupKey): Group['tones'] {
  const tones = { good: 0, fine: 0, mid: 0, low: 0, bad: 0, none: 0 }
  for (const placed of shownIn(room, key, 'ALL')) tones[toneOfPlaced(placed)] += 1
  return tones
}

/** The band of a measure's achievement as it was stored; `none` without one. */
export const toneOfPlaced = ({ source, standing }: Placed): keyof Group['tones'] =>
  (standing.achievement && source.result?.tone) || 'none'
