import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type Assignment, type Chart, ratingOn, titleAs } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/words.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { whyNotSee } from '../sight.rules.ts'
import { loadPlans, type Plan } from '../skp/plan.store.ts'

type Ctx = Context<StaffRoomTables>

/** An SKP with who holds it and who rates on the day that counts for it. */
export type StandingSkp = {
  plan: Plan
  on: LocalDate
  chart: Chart
  person: { personId: string; name: string; title: string }
  /** The assignment of the rater; `null` where nobody rates or the post was left. */
  rater: Assignment | null
}

/** What somebody in a post is called on the day of a chart. */
export const whoIs = (
  chart: Chart,
  { personId, positionId }: Pick<Plan, 'personId' | 'positionId'>,
  kind: Assignment['kind'] = 'D',
): { personId: string; name: string; title: string } => {
  const post = chart.position.get(positionId)
  return {
    personId,
    name: chart.person.get(personId)?.name ?? 'Pegawai yang sudah berhenti',
    title: post ? titleAs(post, kind) : 'Jabatan yang sudah tidak ada',
  }
}

/** One SKP that the actor may read. */
export async function standingSkp(ctx: Ctx, id: string): Promise<StandingSkp> {
  const [plan] = await loadPlans(ctx, { ids: [id] })
  if (!plan)
    throw new Refused(
      refusal('staff/no-such-skp', 404, 'SKP ini tidak ditemukan. Buka lagi dari daftar SKP.'),
    )
  const on = dateWithin(plan.year, ctx.today)
  const rating = await ratingOn(ctx, on)
  const { chart } = rating
  const held = chart.posts.get(plan.personId)?.find((one) => one.id === plan.assignmentId)
  const rater = held ? (rating.raterOf(held)?.holder ?? null) : null
  const above = held ? (rating.aboveRaterOf(held)?.holder ?? null) : null
  heed(
    whyNotSee(ctx.actor, {
      ...{ personId: plan.personId, agencyId: plan.agencyId },
      raterPersonId: rater?.personId ?? null,
      aboveRaterPersonId: above?.personId ?? null,
    }),
  )
  return { plan, on, chart, person: whoIs(chart, plan, held?.kind), rater }
}
