import type { Context } from '../../../platform/context.ts'
import { idOfText } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { grantsToday, type IdentityTables, mandatesIn } from '../../identity/index.ts'
import { type Chart, dueAfter, dutyOf, levelsOn, owesOn } from '../../organisation/index.ts'
import { reportedPeriods } from '../figure/figure.store.ts'
import { chargesOf, chartToday, type DeskTables, readSchedule } from './charge.actions.ts'
import { capacities } from './desk.actions.ts'
import { monthToReport } from './desk.rules.ts'
import {
  joinedReach,
  monthKind,
  monthsLater,
  monthTask,
  owedBy,
  type Reporter,
  reportersOf,
  type Staff,
} from './month-task.rules.ts'
import { type Reach, reportingReach } from './responsibility.rules.ts'
import {
  dueDateFor,
  dueDateOfPeriod,
  lastMonthOf,
  monthsOfYear,
  planDateOf,
} from './schedule.rules.ts'

export type MonthTables = DeskTables & IdentityTables
type Ctx = Context<MonthTables>
/** A quarter: what was missed of it is still asked for when its next month ends. */
const monthsAsked = 3
type FullStaff = Staff & { chart: Chart }

const subjectOf = (personId: string, month: string): string => idOfText(`${personId} ${month}`)

/** Since when somebody holds the first of their posts; by a role alone, always. */
const sinceWhen = ({ posts }: Chart, personId: string): string =>
  (posts.get(personId) ?? []).map(({ validFrom }) => validFrom).toSorted()[0] ?? ''

async function staffToday(ctx: Ctx): Promise<FullStaff> {
  const chart = await chartToday(ctx)
  const levels = await levelsOn(ctx, ctx.today)
  const grants = Map.groupBy(await grantsToday(ctx), ({ personId }) => personId)
  const known = new Map<string, Reporter>()
  const who = (personId: string): Reporter => {
    const mandates = () => mandatesIn({ chart, levels }, personId, grants.get(personId) ?? [])
    const found = known.get(personId) ?? { kind: 'person', personId, mandates: mandates() }
    known.set(personId, found)
    return found
  }
  return { chart, granted: [...grants.keys()], who }
}

/** What is owed of a year within a reach, by person and month; the plan as desks of its last ended
 * month ask for it. */
async function owedIn(ctx: Ctx, staff: FullStaff, year: number, reach: Reach) {
  const last = monthToReport(ctx.today)
  const on = planDateOf(last.startsWith(`${year}`) ? last : `${year}`, ctx.today)
  const charges = await chargesOf(ctx, { on, year, chart: staff.chart }, reach)
  const measureIds = [...new Set(charges.map(({ countedAs }) => countedAs))]
  const reported = new Set(
    (await reportedPeriods(ctx, year, measureIds)).map((one) => `${one.measureId} ${one.period}`),
  )
  const isReported = (measureId: string, period: string) => reported.has(`${measureId} ${period}`)
  return owedBy(charges, staff, { year, today: ctx.today, isReported })
}

/** Opens the tasks of the last ended months for everybody in `wanted` who owes a figure of it, and
 * closes those of any month of which nothing is owed any more. `wanted`: all, where left out. */
async function tend(ctx: Ctx, staff: FullStaff, reach: Reach, wanted?: readonly string[]) {
  const month = monthToReport(ctx.today)
  const year = Number(month.slice(0, 4))
  // last year's may still be open in this one
  const years = [await owedIn(ctx, staff, year - 1, reach), await owedIn(ctx, staff, year, reach)]
  const owed = years.flatMap((people) =>
    [...people].flatMap(([personId, months]) =>
      [...months].map(([of, count]) => ({
        ...{ personId, month: of, count, subject: subjectOf(personId, of) },
      })),
    ),
  )
  const standing = new Set(owed.map(({ subject }) => subject))
  const all = [...monthsOfYear(year - 1), ...monthsOfYear(year)]
  const theirs = wanted && new Set(wanted.flatMap((one) => all.map((of) => subjectOf(one, of))))
  const lately = all.slice(0, all.indexOf(month) + 1).slice(-monthsAsked)
  const open = new Set(await ctx.tasks.subjectsOf(monthKind))
  const { reportByDay } = await readSchedule(ctx)
  const missing = owed.filter(
    (one) =>
      lately.includes(one.month) && !open.has(one.subject) && (!theirs || theirs.has(one.subject)),
  )
  const ids = [...new Set(missing.map(({ personId }) => personId))]
  const duty = await dutyOf(ctx, ids, dueDateOfPeriod(lately[0] ?? month, reportByDay))
  // who is off duty today is asked on the return
  const asked = missing.filter(({ personId }) => owesOn(duty, personId, ctx.today))
  await ctx.tasks.open(
    asked.map((one) => {
      const since = sinceWhen(staff.chart, one.personId)
      const due = dueDateFor(one.month, reportByDay, since)
      return monthTask(one.personId, { ...one, dueOn: dueAfter(duty, one.personId, due) ?? due })
    }),
    [
      {
        kind: monthKind,
        subjects: [...open].filter((one) => !standing.has(one) && (!theirs || theirs.has(one))),
        reason: 'Semua angka bulan itu dilaporkan',
      },
    ],
  )
}

/** After figures were reported for the first time: where the month of their reporter has a task,
 * whether it is done is looked at soon, for everybody on whose desk they stood. */
export async function lookAtMonths(
  ctx: Ctx,
  reported: readonly { measureId: string; period: string }[],
): Promise<void> {
  const { personId } = ctx.actor
  if (personId === null) return
  const held = await ctx.tasks.held(monthKind)
  for (const month of new Set(reported.map(({ period }) => lastMonthOf(period))))
    if (held.has(subjectOf(personId, month)))
      return enqueue(ctx, monthsLater, [...new Set(reported.map(({ measureId }) => measureId))])
}

/** Looks after the month tasks of the whole region, as the clock and the plan move on. */
export async function tendMonthTasks(ctx: Ctx): Promise<void> {
  const staff = await staffToday(ctx)
  const { positions, people, units } = staff.chart.organisation
  await tend(ctx, staff, {
    positionIds: positions.map(({ id }) => id),
    personIds: people.map(({ id }) => id),
    unitIds: units.map(({ id }) => id),
  })
}

/** Looks after the month tasks of those on whose desks these measures stand, after a report. */
export async function tendMonthTasksOf(ctx: Ctx, measureIds: readonly string[]): Promise<void> {
  const staff = await staffToday(ctx)
  const month = monthToReport(ctx.today)
  const at = { on: planDateOf(month, ctx.today), year: Number(month.slice(0, 4)) }
  const charges = await chargesOf(ctx, { ...at, chart: staff.chart }, { measureIds })
  const people = [...new Set(charges.flatMap((charge) => reportersOf(charge, staff)))]
  const reaches = people.map((one) => reportingReach(staff.chart, capacities(staff.who(one))))
  await tend(ctx, staff, joinedReach(reaches), people)
}
