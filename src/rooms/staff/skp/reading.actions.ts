import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type Assignment, type Rating, ratingOn } from '../../organisation/index.ts'
import { titleAs } from '../../organisation/words.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { whyNotSee } from '../sight.rules.ts'
import { findingsOf } from './content.rules.ts'
import { contentsOf, historyOf, loadPlans, type Plan, parentsOf } from './plan.store.ts'
import type { SkpPage, skpContract } from './skp.contract.ts'
import { agreedBy } from './whose.rules.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof skpContract

/** One SKP with its newest version. */
export async function skpOf(ctx: Ctx, id: string): Promise<Plan> {
  const [plan] = await loadPlans(ctx, { ids: [id] })
  if (!plan)
    throw new Refused(
      refusal('staff/no-such-skp', 404, 'SKP ini tidak ditemukan. Cari di daftar SKP.'),
    )
  return plan
}

/** Who answers for an SKP: of the assignment as it stands today, or on the last day of one that is
 * over. */
export function ratersOf(
  rating: Rating,
  plan: Pick<Plan, 'assignmentId' | 'personId' | 'positionId'>,
) {
  const held: Assignment = (rating.chart.posts.get(plan.personId) ?? []).find(
    ({ id }) => id === plan.assignmentId,
  ) ?? { ...plan, id: plan.assignmentId, kind: 'D', validFrom: '', validTo: null }
  const rater = rating.raterOf(held)
  return {
    rater,
    raterPersonId: rater?.holder.personId ?? null,
    aboveRaterPersonId: rating.aboveRaterOf(held)?.holder.personId ?? null,
  }
}

/** An SKP as its rules ask about it. */
export const standingOf = (rating: Rating, plan: Plan, digest: string | null) => {
  const { raterPersonId, aboveRaterPersonId } = ratersOf(rating, plan)
  const { personId, agencyId, state, number, endsOn } = plan
  return { personId, agencyId, raterPersonId, aboveRaterPersonId, state, number, digest, endsOn }
}

/** What the newest version says and has passed, beside another version where one is asked for. */
async function shownOf(ctx: Ctx, plan: Plan, version: number | undefined) {
  const past = await historyOf(ctx, plan.id)
  const asked = past.find(({ number }) => number === version)?.versionId ?? plan.versionId
  const content = (await contentsOf(ctx, [asked])).get(asked)
  if (!content) throw new Error(`version ${asked} is missing`)
  const last = past.filter(({ versionId }) => versionId === plan.versionId).at(-1)
  const inForce = past.find(({ versionId }) => versionId === plan.inForceId)?.number ?? null
  return { past, content, digest: last?.digest ?? null, inForce }
}

/** One SKP as it is read, printed and answered: three statements besides who is who. */
export async function readSkp(
  ctx: Ctx,
  { id, version }: Taken<Contract['readSkp']>,
): Promise<SkpPage> {
  const plan = await skpOf(ctx, id)
  const rating = await ratingOn(ctx, ctx.today)
  heed(whyNotSee(ctx.actor, { ...plan, ...ratersOf(rating, plan) }))
  const { rules } = await staffRules(ctx, plan.year)
  const { past, content, digest, inForce } = await shownOf(ctx, plan, version)
  const linked = content.results.flatMap(({ parentResultId }) => parentResultId ?? [])
  const parents = await parentsOf(ctx, linked)
  const { chart } = rating
  const { rater } = ratersOf(rating, plan)
  const person = chart.person.get(plan.personId)
  const nameOf = (personId: string | null) =>
    personId && (chart.person.get(personId)?.name ?? 'pegawai yang sudah pindah')
  return {
    ...{ id, year: plan.year, startsOn: plan.startsOn },
    ...standingOf(rating, plan, digest),
    name: person?.name ?? 'Pegawai yang sudah pindah',
    title: chart.position.get(plan.positionId)?.title ?? 'Jabatan yang sudah dihapus',
    unitName: chart.unit.get(plan.unitId)?.name ?? '',
    employmentKind: plan.employmentKind,
    rater: rater && {
      name: nameOf(rater.holder.personId) ?? '',
      title: titleAs(rater.position, rater.holder.kind),
    },
    rates: rating.ratedBy(plan.personId).length > 0,
    ...{ family: plan.family, shown: content.number, approach: content.approach },
    ...{ fixedApproach: rules.skp.approach, edits: plan.edits, note: plan.note },
    ...{ reason: plan.reason, inForce: inForce === plan.number ? null : inForce },
    dueOn: agreedBy(rules.skp, plan, addDays),
    results: content.results.map((result) => ({
      ...result,
      parent: parents.get(result.parentResultId ?? '') ?? null,
    })),
    behaviours: rules.behaviours.map((value) => ({
      ...value,
      expectation: content.behaviours[value.code] ?? '',
    })),
    annexes: content.annexes,
    findings: findingsOf(content, plan.family),
    history: past.map(({ personId, versionId: _, ...entry }) => ({
      ...entry,
      by: nameOf(personId),
    })),
  }
}

/** What an SKP may be linked to: the main results of who rates today, and of those who lead a team the
 * official is in. */
export async function readSkpParents(
  ctx: Ctx,
  { id }: Taken<Contract['readSkpParents']>,
): Promise<Given<Contract['readSkpParents']>> {
  const plan = await skpOf(ctx, id)
  const rating = await ratingOn(ctx, ctx.today)
  const { rater, ...who } = ratersOf(rating, plan)
  heed(whyNotSee(ctx.actor, { ...plan, ...who }))
  const { teamRoles } = rating.chart.organisation
  const teams = teamRoles.filter(({ personId }) => personId === plan.personId)
  const leads = teamRoles.filter(
    ({ unitId, role }) => role === 'KETUA' && teams.some((team) => team.unitId === unitId),
  )
  const people = [rater?.holder.personId ?? [], leads.map(({ personId }) => personId)].flat(2)
  const personIds = people.filter((personId) => personId !== plan.personId)
  const plans = await loadPlans(ctx, { year: plan.year, personIds })
  const versions = await contentsOf(
    ctx,
    plans.map(({ inForceId, versionId }) => inForceId ?? versionId),
  )
  return {
    items: plans.flatMap(({ inForceId, versionId, personId }) =>
      (versions.get(inForceId ?? versionId)?.results ?? [])
        .filter(({ kind }) => kind === 'PRIMARY')
        .map((result) => ({
          ...{ resultId: result.id, text: result.text },
          whose: rating.chart.person.get(personId)?.name ?? '',
        })),
    ),
  }
}
