import { may, officesWith } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { ordered } from '../../../kernel/order.ts'
import { firstDayOf, periodAround } from '../../../kernel/period.ts'
import { addDays, type LocalDate, weekday } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type Assignment,
  agencyOf,
  type Chart,
  dutyOf,
  holidaysBetween,
  ratingOn,
} from '../../organisation/index.ts'
import { dateWithin } from '../../planning/index.ts'
import { periodsOwed } from '../distribution/distribution.store.ts'
import { periodLabel } from '../evaluation/periods.rules.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { pausesOf } from '../log/log.store.ts'
import { agenciesOf } from '../log/person.actions.ts'
import { mondayOf } from '../log/team.rules.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { StaffPack } from '../pack/staff-pack.contract.ts'
import { agreedBy, mainPostOf, unplannedSentence, whyUnplanned } from '../skp/whose.rules.ts'
import type { boardContract } from './board.contract.ts'
import { boardRows, ownYearOf } from './board.store.ts'
import { type BoardRow, lineOf, owedIn } from './count.rules.ts'
import { stepsOf } from './year.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof boardContract

/** The week up to a day, and when some people were on duty in it. */
async function weekOf(ctx: Ctx, today: LocalDate, personIds: readonly string[]) {
  const from = mondayOf(today)
  const duty = await dutyOf(ctx, personIds, from)
  const holidays = await holidaysBetween(ctx, from, today)
  const days = Array.from({ length: weekday(today) + 1 }, (_, at) => addDays(from, at))
  return { span: { from, to: today }, days, duty: { ...duty, holidays } }
}

const withoutPost = 'Anda tidak memegang jabatan, jadi tidak ada SKP yang disusun.'

/** The year of the reader on one page: every step from the SKP on, and who is waited for. */
export async function readOwnYear(
  ctx: Ctx,
  { year }: Taken<Contract['readOwnYear']>,
): Promise<Given<Contract['readOwnYear']>> {
  const { personId } = ctx.actor
  if (personId === null) return { steps: [], rates: 0 }
  const today = dateWithin(year, ctx.today)
  const { chart, raterOf, aboveRaterOf, ratedBy } = await ratingOn(ctx, today)
  const { rules } = await staffRules(ctx, year)
  const held = mainPostOf(chart, personId)
  const { span, days, duty } = await weekOf(ctx, today, [personId])
  const asked = { personId, year, agencyIds: agenciesOf(chart, personId) }
  const told = await ownYearOf(ctx, asked, span)
  const nameOf = (found: ReturnType<typeof raterOf> | undefined) =>
    (found && chart.person.get(found.holder.personId)?.name) ?? null
  const why = held ? whyUnplanned(chart, rules, held, false) : null
  return {
    steps: stepsOf({
      ...{ ...told, year, today },
      unplanned: held ? why && unplannedSentence(why) : withoutPost,
      dueOn: (startsOn) => agreedBy(rules.skp, { year, startsOn }, addDays),
      rater: nameOf(held && raterOf(held)),
      aboveRater: nameOf(held && aboveRaterOf(held)),
      owed: held ? owedIn({ days, calendar: { duty, pauses: told.pauses } }, personId) : [],
    }),
    rates: ratedBy(personId).length,
  }
}

/** The offices whose staff the reader looks after, in the order of their names. */
function officesFor({ actor }: Ctx, { organisation }: Chart) {
  const own = may(actor, 'audit.read') ? null : officesWith(actor, 'staff.manage')
  const offices = organisation.units.filter(
    ({ id, isAgency }) => isAgency && (own === null || own.includes(id)),
  )
  return { all: own === null, offices: ordered(offices, ({ name }) => name, false) }
}

/** Posts of a day that are to have an SKP, by office. */
function postsIn(chart: Chart, rules: StaffPack): ReadonlyMap<string, Assignment[]> {
  const planned = chart.organisation.assignments.filter(
    (held) => whyUnplanned(chart, rules, held, false) === null,
  )
  return Map.groupBy(planned, ({ positionId }) => {
    const unitId = chart.position.get(positionId)?.unitId
    return (unitId && agencyOf(chart, unitId)?.id) ?? ''
  })
}

/** How far offices are, and those whom the reader rates: figures alone, nobody by name. As many
 * statements for ten people as for ten thousand. */
export async function readStaffBoard(
  ctx: Ctx,
  { year, period: asked }: Taken<Contract['readStaffBoard']>,
): Promise<Given<Contract['readStaffBoard']>> {
  const today = dateWithin(year, ctx.today)
  const { chart, ratedBy } = await ratingOn(ctx, today)
  const { rules } = await staffRules(ctx, year)
  const { all, offices } = officesFor(ctx, chart)
  const posts = postsIn(chart, rules)
  const planned = new Set([...posts.values()].flat().map(({ id }) => id))
  const rated = ratedBy(ctx.actor.personId ?? '').filter(({ id }) => planned.has(id))
  const mine = new Set(rated.map(({ id }) => id))
  const groups = offices.map((office) => ({ ...office, posts: posts.get(office.id) ?? [] }))
  const people = [...groups.flatMap((group) => group.posts), ...rated].map((one) => one.personId)
  // incidents of a single office are told on its own pages
  const { span, days, duty } = await weekOf(ctx, today, [...new Set(people)])
  const calendar = { duty, pauses: await pausesOf(ctx, [], span) }
  const periods = (await periodsOwed(ctx, `${year}-01-01`)).filter((one) =>
    one.startsWith(String(year)),
  )
  const period = periods.find((one) => one === asked) ?? periods[0] ?? null
  const rows = await boardRows(
    ctx,
    { year, agencyIds: all ? null : offices.map(({ id }) => id), assignmentIds: [...mine] },
    { days, quarterFrom: firstDayOf(periodAround('quarter', today)), period },
  )
  const byOffice = Map.groupBy(rows, ({ agencyId }) => agencyId ?? '')
  const over = { days, calendar, smallest: rules.smallestGroup }
  const line = (
    of: { id: string | null; name: string },
    held: readonly Assignment[],
    list: BoardRow[],
  ) =>
    lineOf(
      of,
      held.map(({ id, personId }) => ({ assignmentId: id, personId })),
      list,
      over,
    )
  return {
    ...{ period, periods: periods.map((one) => ({ period: one, label: periodLabel(one) })) },
    ...{ week: span, smallest: rules.smallestGroup },
    own:
      rated.length === 0
        ? null
        : line(
            { id: null, name: 'Yang saya nilai' },
            rated,
            rows.filter(({ assignmentId }) => mine.has(assignmentId)),
          ),
    offices: groups.map(({ id, name, posts: held }) =>
      line({ id, name }, held, byOffice.get(id) ?? []),
    ),
  }
}
