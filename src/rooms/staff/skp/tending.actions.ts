import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { idOfText } from '../../../platform/ids.ts'
import { dueAfter, dutyOf, owesOn, type Rating, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { answerKind, answerTask, draftKind, draftTask } from './asking.rules.ts'
import { loadPlans, type Plan } from './plan.store.ts'
import { ratersOf } from './reading.actions.ts'
import { agreedBy } from './whose.rules.ts'

type Ctx = Context<StaffRoomTables>
/** Who is asked to answer: who rates, or where nobody does the office's administrator. */
type Answerer = { subject: string; rater: { personId: string } | { agencyId: string | null } }

function answererOf(rating: Rating, year: number, plan: Plan): Answerer {
  const { raterPersonId: personId } = ratersOf(rating, plan)
  const { agencyId } = plan
  return {
    subject: idOfText(`skp ${year} ${personId ?? agencyId ?? 'region'}`),
    rater: personId === null ? { agencyId } : { personId },
  }
}

/** Asks everybody to whom something was submitted, and asks no more where nothing waits. `only`: those
 * who answer for some SKPs. */
export async function tendAnswers(ctx: Ctx, year: number, only?: readonly Plan[]): Promise<void> {
  const rating = await ratingOn(ctx, ctx.today)
  const asked = only && new Map(only.map((plan) => [answererOf(rating, year, plan).subject, plan]))
  const submitted = await loadPlans(
    ctx,
    only ? { year, assignmentIds: ratedWith(rating, only) } : { year, states: ['SUBMITTED'] },
  )
  const waiting = new Map<string, Answerer['rater']>()
  for (const plan of submitted.filter(({ state }) => state === 'SUBMITTED')) {
    const { subject, rater } = answererOf(rating, year, plan)
    if (!asked || asked.has(subject)) waiting.set(subject, rater)
  }
  const open = new Set(await ctx.tasks.subjectsOf(answerKind))
  const { rules } = await staffRules(ctx, year)
  const due = `${year}-${rules.skp.dueOn}`
  const missing = [...waiting].filter(([subject]) => !open.has(subject))
  const people = missing.flatMap(([, rater]) => ('personId' in rater ? [rater.personId] : []))
  const duty = await dutyOf(ctx, people, `${year}-01-01`)
  await ctx.tasks.open(
    missing
      .filter(([, rater]) => !('personId' in rater) || owesOn(duty, rater.personId, ctx.today))
      .map(([subject, rater]) =>
        answerTask(rater, { subject, year, dueOn: due < ctx.today ? null : due }),
      ),
    [
      {
        kind: answerKind,
        subjects: [...open].filter(
          (subject) => !waiting.has(subject) && (!asked || asked.has(subject)),
        ),
        reason: 'Semua SKP yang diajukan sudah dijawab',
      },
    ],
  )
}

/** The assignments of everybody whom those who answer for some SKPs rate. */
const ratedWith = (rating: Rating, plans: readonly Plan[]): string[] => [
  ...new Set(
    plans.flatMap((plan) => {
      const { raterPersonId } = ratersOf(rating, plan)
      const others = raterPersonId === null ? [] : rating.ratedBy(raterPersonId)
      return [plan.assignmentId, ...others.map(({ id }) => id)]
    }),
  ),
]

/** Asks everybody whose SKP is a draft to submit it, by the day of the rules; never on leave. */
async function tendDrafts(ctx: Ctx, year: number): Promise<void> {
  const drafts = await loadPlans(ctx, { year, states: ['DRAFT', 'RETURNED'] })
  const waiting = drafts.filter(
    ({ startsOn, endsOn }) => startsOn <= ctx.today && ctx.today < endsOn,
  )
  const open = new Set(await ctx.tasks.subjectsOf(draftKind))
  const missing = waiting.filter(({ id }) => !open.has(id))
  const { rules } = await staffRules(ctx, year)
  const duty = await dutyOf(
    ctx,
    missing.map(({ personId }) => personId),
    `${year}-01-01`,
  )
  const standing = new Set(waiting.map(({ id }) => id))
  await ctx.tasks.open(
    missing
      .filter(({ personId }) => owesOn(duty, personId, ctx.today))
      .map((plan) => {
        const due = agreedBy(rules.skp, plan, addDays)
        const dueOn = plan.number > 1 ? null : (dueAfter(duty, plan.personId, due) ?? due)
        return draftTask(plan, { why: plan.note, dueOn })
      }),
    [
      {
        kind: draftKind,
        subjects: [...open].filter((id) => !standing.has(id)),
        reason: 'SKP sudah diajukan, atau masanya berakhir',
      },
    ],
  )
}

/** Looks after the tasks of the SKPs of the year, as the clock, posts and absences move on. */
export async function tendSkps(ctx: Ctx): Promise<void> {
  const year = Number(ctx.today.slice(0, 4))
  await tendDrafts(ctx, year)
  await tendAnswers(ctx, year)
}
