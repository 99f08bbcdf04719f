import { dateOf } from '../../../kernel/moment.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { idOfText } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { policyOf, type StandingPromise, standingPromises } from '../../agreements/index.ts'
import {
  type Chart,
  chartOn,
  type Duty,
  dueAfter,
  dutyOf,
  owesOn,
} from '../../organisation/index.ts'
import { draftKind, draftTask } from '../plan/asking.rules.ts'
import type { ActionPlanRoomTables } from '../plan/ground.actions.ts'
import { currentPlans } from '../plan/plan.store.ts'
import { responsibleFor } from '../plan/staff.rules.ts'
import { promisesBy, reportByDay } from './asked.actions.ts'
import { endedMonth, monthDue, monthKind, monthsBefore, monthTask } from './progress.rules.ts'
import { type StepMonth, stepMonths } from './progress.store.ts'

type Ctx = Context<ActionPlanRoomTables>

/** The work a report leaves for later: looking whether somebody's month is done. */
export const monthsLater = 'actionplan/months'
/** A quarter: what was missed of it is still asked for when its next month ends. */
const monthsAsked = 3

const inForce = (ctx: Ctx, year: number): Promise<StandingPromise[]> =>
  standingPromises(ctx, { year, sight: { all: true }, state: 'ACTIVE' })

/** By when the plan of a promise is to be written: so many days after it came into force (pack
 * `perjanjian-kinerja`), of what was in force before anybody asked, after today; who is off duty, after
 * the return. */
function planDue(
  { signedAt, firstParty }: Pick<StandingPromise, 'signedAt' | 'firstParty'>,
  { days, today, timeZone, duty }: { days: number; today: LocalDate; timeZone: string; duty: Duty },
): LocalDate | null {
  if (signedAt === null) return null
  const own = addDays(dateOf(signedAt, timeZone), days)
  const due = own < today ? addDays(today, days) : own
  return dueAfter(duty, firstParty.personId, due) ?? due
}

/** Asks everybody whose promise is in force and has no plan yet, or one for another version of it, to
 * write it; and asks no more where it was written, or where the promise ended. */
export async function tendPlans(ctx: Ctx): Promise<void> {
  const year = Number(ctx.today.slice(0, 4))
  const promises = await inForce(ctx, year)
  const plans = await currentPlans(
    ctx,
    promises.map(({ id }) => id),
  )
  const waiting = promises.filter(({ id, versionId }) => {
    const plan = plans.get(id)
    const written = plan?.state === 'PROPOSED' || plan?.state === 'AGREED'
    return !plan || !written || plan.agreementVersionId !== versionId
  })
  const open = new Set(await ctx.tasks.subjectsOf(draftKind))
  const missing = waiting.filter(({ id }) => !open.has(id))
  const people = missing.map(({ firstParty }) => firstParty.personId)
  const duty = await dutyOf(ctx, people, `${year}-01-01`)
  const { actionPlanDays: days } = await policyOf(ctx, year)
  const standing = new Set(waiting.map(({ id }) => id))
  await ctx.tasks.open(
    missing
      .filter(({ firstParty }) => owesOn(duty, firstParty.personId, ctx.today))
      .map((promise) => {
        const why = plans.has(promise.id)
          ? `PK Anda kini versi ${promise.version}; bawa rencana aksinya ke versi itu.`
          : null
        const dueOn =
          why === null
            ? planDue(promise, { days, today: ctx.today, timeZone: ctx.region.timeZone, duty })
            : null
        return draftTask(promise, { why, dueOn })
      }),
    [
      {
        kind: draftKind,
        subjects: [...open].filter((id) => !standing.has(id)),
        reason: 'Rencana aksi sudah disusun, atau PK-nya berakhir',
      },
    ],
  )
}

const subjectOf = (personId: string, month: string): string => idOfText(`${personId} ${month}`)
type Owed = { personId: string; month: string; count: number; subject: string }

/** Who still owes how many steps of the last ended months. `only`: some people and their promises. */
async function owedBy(ctx: Ctx, chart: Chart, only?: readonly string[]): Promise<Owed[]> {
  const lately = monthsBefore(ctx.today, monthsAsked)
  const owed = new Map<string, Owed>()
  for (const [year, months] of Map.groupBy(lately, (month) => Number(month.slice(0, 4)))) {
    const numbers = months.map((month) => Number(month.slice(5)))
    const span = { year, from: Math.min(...numbers), to: Math.max(...numbers) }
    for (const { step, promise } of await missingIn(ctx, chart, span, only))
      for (const personId of responsibleFor(chart, step.positionId, promise.firstParty.personId)) {
        const month = `${year}-${String(step.month).padStart(2, '0')}`
        const subject = subjectOf(personId, month)
        const count = (owed.get(subject)?.count ?? 0) + 1
        owed.set(subject, { personId, month, count, subject })
      }
  }
  return [...owed.values()].filter(({ personId }) => !only || only.includes(personId))
}

/** Steps nobody has reported of some months, with their promises. */
async function missingIn(
  ctx: Ctx,
  chart: Chart,
  span: { year: number; from: number; to: number },
  only?: readonly string[],
): Promise<{ step: StepMonth; promise: StandingPromise }[]> {
  const all = only
    ? (await Promise.all(only.map((one) => promisesBy(ctx, span.year, one)))).flat()
    : await inForce(ctx, span.year)
  const posts = (only ?? []).flatMap((one) => chart.posts.get(one) ?? [])
  const steps = await stepMonths(ctx, span, {
    agreementIds: all.map(({ id }) => id),
    positionIds: posts.map(({ positionId }) => positionId),
  })
  const known = new Map(all.map((promise) => [promise.id, promise]))
  const others = [...new Set(steps.map((step) => step.agreementId))].filter((id) => !known.has(id))
  for (const promise of await standingPromises(ctx, { ids: others })) known.set(promise.id, promise)
  return steps.flatMap((step) => {
    const promise = known.get(step.agreementId)
    const counts = promise?.year === span.year && promise.state === 'ACTIVE'
    return promise && counts && step.asked && step.sequence === 0 ? [{ step, promise }] : []
  })
}

/** Opens the tasks of the last ended months for everybody who owes a step of them, and closes those of
 * which nothing is owed any more. `only`: those of some people. */
async function tend(ctx: Ctx, only?: readonly string[]): Promise<void> {
  const chart = await chartOn(ctx, ctx.today)
  const owed = await owedBy(ctx, chart, only)
  const standing = new Set(owed.map(({ subject }) => subject))
  const lately = monthsBefore(ctx.today, monthsAsked)
  const theirs =
    only && new Set(only.flatMap((one) => lately.map((month) => subjectOf(one, month))))
  const open = new Set(await ctx.tasks.subjectsOf(monthKind))
  const missing = owed.filter(({ subject }) => !open.has(subject))
  const day = await reportByDay(ctx)
  const people = [...new Set(missing.map(({ personId }) => personId))]
  const duty = await dutyOf(ctx, people, `${lately[0] ?? endedMonth(ctx.today)}-01`)
  await ctx.tasks.open(
    missing
      .filter(({ personId }) => owesOn(duty, personId, ctx.today))
      .map((one) => {
        const due = monthDue(one.month, day)
        return monthTask(one.personId, { ...one, dueOn: dueAfter(duty, one.personId, due) ?? due })
      }),
    [
      {
        kind: monthKind,
        subjects: [...open].filter((one) => !standing.has(one) && (!theirs || theirs.has(one))),
        reason: 'Langkah bulan itu sudah dilaporkan, atau tidak ditanyakan lagi',
      },
    ],
  )
}

/** Looks after the month tasks of the whole region, as the clock and the plans move on. */
export const tendMonths = (ctx: Ctx): Promise<void> => tend(ctx)

/** The same of whoever answers for steps of some plans. */
export async function tendMonthsOf(ctx: Ctx, agreementIds: readonly string[]): Promise<void> {
  const chart = await chartOn(ctx, ctx.today)
  const year = Number(endedMonth(ctx.today).slice(0, 4))
  const promises = new Map(
    (await standingPromises(ctx, { ids: agreementIds })).map((one) => [one.id, one]),
  )
  const steps = await stepMonths(ctx, { year, from: 1, to: 12 }, { agreementIds })
  const people = steps.flatMap(({ agreementId, positionId }) => {
    const receiver = promises.get(agreementId)?.firstParty.personId
    return receiver ? responsibleFor(chart, positionId, receiver) : []
  })
  await tend(ctx, [...new Set(people)])
}

/** After a report: whether the months of those who answer are done is looked at soon. */
export const lookAtMonths = (ctx: Ctx, agreementIds: readonly string[]): Promise<void> =>
  enqueue(ctx, monthsLater, [...new Set(agreementIds)])
