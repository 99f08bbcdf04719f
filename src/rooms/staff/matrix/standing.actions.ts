import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type Assignment, type Chart, ratingOn, titleAs } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/words.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { whyNotSee } from '../sight.rules.ts'
import type { Plan } from '../skp/plan.store.ts'
import { ratersOf, skpOf } from '../skp/reading.actions.ts'

type Ctx = Context<StaffRoomTables>

/** An SKP with who holds it, and who rates on the day that counts for its year. */
export type StandingSkp = {
  plan: Plan
  chart: Chart
  person: { personId: string; name: string; title: string }
  /** The assignment of the rater; `null` where nobody rates. */
  rater: Assignment | null
  /** Whom its official rates. */
  rated: readonly Assignment[]
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
    name: chart.person.get(personId)?.name ?? 'Pegawai yang sudah pindah',
    title: post ? titleAs(post, kind) : 'Jabatan yang sudah dihapus',
  }
}

/** One SKP that the actor may read. */
export async function standingSkp(ctx: Ctx, id: string): Promise<StandingSkp> {
  const plan = await skpOf(ctx, id)
  const rating = await ratingOn(ctx, dateWithin(plan.year, ctx.today))
  const { rater, ...who } = ratersOf(rating, plan)
  heed(whyNotSee(ctx.actor, { ...plan, ...who }))
  const { chart } = rating
  const held = chart.posts.get(plan.personId)?.find((one) => one.id === plan.assignmentId)
  return {
    ...{ plan, chart, person: whoIs(chart, plan, held?.kind) },
    ...{ rater: rater?.holder ?? null, rated: rating.ratedBy(plan.personId) },
  }
}
