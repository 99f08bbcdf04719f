import * as z from 'zod/mini'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { compare, type Decimal } from '../../../kernel/decimal.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { inOrder, type OrderValue } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed, type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { AgreementsTables } from '../../agreements/index.ts'
import { type BudgetTables, type Spending, spendingOn } from '../../budget/index.ts'
import { ownersOf } from '../../measurement/words.ts'
import { type Chart, chartOn, dutyOf, lifeOf, packOf } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/words.ts'
import { measuresShown } from '../measure.store.ts'
import { lastEndedMonth, monthsIn, periodsUpTo } from '../moment.rules.ts'
import type { Moment, Placed } from '../standing.rules.ts'
import { nodesShown } from '../tree/node.store.ts'
import { seatOf, whyNotOversee } from '../tree/scope.rules.ts'
import { RollUpShape, type TreeTables, wantedAt } from '../tree/tree.actions.ts'
import { bandLines, type NodeEntry } from '../tree/tree.rules.ts'
import type { ControlMeasure, controlRoomContract, Shown } from './control-room.contract.ts'
import {
  type Beside,
  controlMeasure,
  controlRoom,
  groupName,
  moneyOf,
  seatShown,
} from './control-room.rules.ts'
import { promisesByUnit, seriesOf } from './control-room.store.ts'
import { type GroupKey, groupOf, ownKey, watched } from './grouping.rules.ts'
import { decisive } from './months.rules.ts'
import { lateDays, type Room, roomOf, shownIn, toneOfPlaced } from './room.rules.ts'

export type ControlTables = TreeTables & AgreementsTables & BudgetTables
type Ctx = Context<ControlTables>
type Contract = typeof controlRoomContract
type Asked = Pick<Taken<Contract['listControlMeasures']>, 'year' | 'month' | 'unit'>

const Schedule = z.object({ reportByDay: z.int() })
const noSuchUnit = refusal(
  'reporting/no-such-unit',
  404,
  'Perangkat daerah ini tidak ada pada tahun itu. Mungkin kodenya berganti.',
  {
    mend: { href: '/ruang-kendali', label: 'Buka ruang kendali Anda' },
  },
)

/** An office that was closed within the year: since when, and who carries on for it. */
function closedBy(life: Awaited<ReturnType<typeof lifeOf>>, on: LocalDate): Refusal | null {
  if (!life?.validTo || life.validTo > on) return null
  const by = life.successors.map(({ name }) => name).join(' dan ')
  return refusal(
    'reporting/unit-closed',
    404,
    `Perangkat daerah ini ditutup ${printDate(life.validTo)}${by && `, dilanjutkan oleh ${by}`}. ` +
      'Buka ruang kendali penerusnya, atau tahun sebelumnya.',
    { mend: { href: '/ruang-kendali', label: 'Buka ruang kendali Anda' } },
  )
}

/** The month asked for, but never one that has not ended. */
function momentOf(today: string, year: number, month: number | undefined): Moment {
  const upTo = lastEndedMonth(year, today)
  const asked = month === undefined ? null : (monthsIn(year)[month - 1] ?? null)
  return { year, upTo: upTo !== null && asked !== null && asked < upTo ? asked : upTo, today }
}

/** Opens the room of the asker's seat: organisation, nodes, measures and rule packs of the year. */
async function openRoom(
  ctx: Ctx,
  { year: asked, month, unit }: Asked,
): Promise<{ room: Room; chart: Chart; on: string }> {
  heed(whyNotOversee(ctx.actor, unit))
  const year = asked ?? Number(ctx.today.slice(0, 4))
  const on = dateWithin(year, ctx.today)
  const seat = seatOf(ctx.actor, unit)
  const chart = await chartOn(ctx, on)
  if (seat.kind === 'OFFICE' && !chart.unit.has(seat.unitId))
    throw new Refused(closedBy(await lifeOf(ctx, seat.unitId), on) ?? noSuchUnit)
  const moment = momentOf(ctx.today, year, month)
  const nodes = await nodesShown(ctx, chart, {
    on,
    units: seat.kind === 'REGION' ? null : [seat.unitId],
    components: watched(seat),
  })
  const measures = await measuresShown(
    ctx,
    wantedAt(
      moment,
      on,
      nodes.map(({ node }) => node.id),
    ),
  )
  const { content: pack } = await packOf(ctx, 'pengukuran', year, RollUpShape)
  const { content: schedule } = await packOf(ctx, 'jadwal-pengukuran', year, Schedule)
  // whoever holds a post today answers for its figures, also for those of last year
  const today = await chartOn(ctx, ctx.today)
  const owners = new Map(nodes.map(({ node }) => [node.id, ownersOf(today, node)]))
  const duty = await dutyOf(
    ctx,
    [...new Set([...owners.values()].flat().map(({ personId }) => personId))],
    `${year}-01-01`,
  )
  const told = {
    ownersOf: owners,
    duty,
    moment,
    seat,
    chart,
    pack,
    ended: lastEndedMonth(year, ctx.today),
    reportByDay: schedule.reportByDay,
  }
  return { room: roomOf(told, nodes, measures), chart, on }
}

/** The money of each group: in the region's room every office with all it spends, in an office's
 * the units that spend under a code of their own. */
function budgetBy({ chart, seat, moment }: Room, spending: readonly Spending[]): Beside['budget'] {
  const group = (unitId: string | null): GroupKey | null => unitId && groupOf(chart, seat, unitId)
  const placed = spending.flatMap((code): [GroupKey | null, Spending][] => {
    const { officeId, unitId } = code
    if (seat.kind === 'REGION') return [[group(officeId), code]]
    const own: [GroupKey, Spending][] = officeId === seat.unitId ? [[ownKey, code]] : []
    return unitId === seat.unitId ? own : [...own, [group(unitId), code]]
  })
  const upTo = Number(moment.upTo?.slice(5, 7) ?? 0)
  const groups = Map.groupBy(placed, ([key]) => key)
  return new Map(
    [...groups].flatMap(([key, codes]) =>
      key === null
        ? []
        : [
            [
              key,
              moneyOf(
                codes.map(([, code]) => code),
                upTo,
              ),
            ],
          ],
    ),
  )
}

export async function readControlRoom(
  ctx: Ctx,
  input: Taken<Contract['readControlRoom']>,
): Promise<Given<Contract['readControlRoom']>> {
  const { room, on } = await openRoom(ctx, input)
  const { year } = room.moment
  const entries = decisive(room)
  const ids = entries.map(({ id }) => id)
  const ended = periodsUpTo(year, room.ended)
  const series = await seriesOf(ctx, ids, ended)
  const promises = await promisesByUnit(ctx, year)
  const budget = budgetBy(room, await spendingOn(ctx, { year, on }))
  return {
    ...controlRoom(room, { entries, ...series }, { promises, budget }, ctx.region.governmentName),
    continues: await continuesIn(ctx, room),
  }
}

/** For which units an office carries on since a day of the year looked at. */
async function continuesIn(
  ctx: Ctx,
  { seat, moment }: Room,
): Promise<Given<Contract['readControlRoom']>['continues']> {
  const life = seat.kind === 'OFFICE' ? await lifeOf(ctx, seat.unitId) : undefined
  if (!life || life.predecessors.length === 0) return null
  return life.validFrom.slice(0, 4) === String(moment.year)
    ? { since: life.validFrom, units: life.predecessors.map(({ name }) => name) }
    : null
}

type Line = { entry: NodeEntry; placed: Placed }

const waited: ReadonlySet<Shown> = new Set(['UNREPORTED', 'LATE'])

/** Nothing measured comes after everything that is. */
function byAchievement(a: Decimal | null, b: Decimal | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compare(a, b)
}

/** The longest overdue first where reports are missing, else the lowest achievement; then by name,
 * so that pages never shift. */
function worstFirst(room: Room, lines: readonly Line[], show: Shown): Line[] {
  const late = ({ placed }: Line): number => lateDays(room, placed)
  return lines.toSorted(
    (a, b) =>
      (waited.has(show) ? late(b) - late(a) : 0) ||
      byAchievement(a.placed.standing.achievement, b.placed.standing.achievement) ||
      (a.placed.entry.indicator < b.placed.entry.indicator
        ? -1
        : a.placed.entry.indicator > b.placed.entry.indicator
          ? 1
          : 0) ||
      (a.placed.entry.id < b.placed.entry.id ? -1 : 1),
  )
}

const columns: Record<
  'indicator' | 'group' | 'holder' | 'achievement' | 'due',
  (measure: ControlMeasure) => OrderValue
> = {
  indicator: ({ indicator }) => indicator,
  group: ({ group }) => group,
  holder: ({ holder }) => holder?.name ?? holder?.title ?? null,
  achievement: ({ achievement }) => (achievement === null ? null : Number(achievement)),
  due: ({ lateDays: days }) => -days,
}

/** The measures behind one number of the room, in pages. */
export async function listControlMeasures(
  ctx: Ctx,
  {
    group,
    show = 'ALL',
    tone,
    sort,
    limit,
    cursor,
    ...asked
  }: Taken<Contract['listControlMeasures']>,
): Promise<Given<Contract['listControlMeasures']>> {
  const { room, chart } = await openRoom(ctx, asked)
  const keys = group === undefined ? [...room.nodesOf.keys()] : [group]
  const lines = keys
    .flatMap((key) => linesOf(room, key, show))
    .filter(({ placed }) => tone === undefined || isOfTone(placed, tone))
  const seat = seatShown(room, ctx.region.governmentName)
  const shown = ({ entry, placed }: Line): ControlMeasure =>
    controlMeasure(room, entry, placed, { chart, seat })
  const worst = worstFirst(room, lines, show)
  const window = windowOf({ limit, cursor })
  const end = window.start + window.limit + 1
  // To be sorted by a head, all must be told; else only those of the page.
  const { items, next } = window.cut(
    sort
      ? inOrder(worst.map(shown), sort, columns).slice(window.start, end)
      : worst.slice(window.start, end).map(shown),
  )
  return {
    items,
    next,
    ...{
      year: room.moment.year,
      month: room.moment.upTo,
      seat,
      bands: bandLines(room.pack),
      total: worst.length,
    },
    group: group === undefined ? null : groupName(room, group, seat),
  }
}

const isOfTone = (placed: Placed, tone: string): boolean =>
  toneOfPlaced(placed) === (tone === 'NONE' ? 'none' : tone)

function linesOf(room: Room, key: GroupKey, show: Shown): Line[] {
  const entryOf = new Map((room.nodesOf.get(key) ?? []).map((entry) => [entry.node.id, entry]))
  return shownIn(room, key, show).flatMap((placed) => {
    const entry = entryOf.get(placed.entry.nodeId)
    return entry ? [{ entry, placed }] : []
  })
}
