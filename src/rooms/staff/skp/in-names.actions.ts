import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import { ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { findingsOf } from './content.rules.ts'
import { whyNotAnswer, whyNotSubmit } from './party.rules.ts'
import { addStates, contentsOf, digestOf, digestsOf, holdPlans, loadPlans } from './plan.store.ts'
import { standingOf } from './reading.actions.ts'
import type { SkpState } from './skp.contract.ts'

type Ctx = Context<StaffRoomTables>

/** The SKPs of a year in some states, held until this transaction ends, as the rules of the acts ask
 * about them. */
async function heldIn(ctx: Ctx, year: number, states: readonly SkpState[]) {
  const found = await loadPlans(ctx, { year, states })
  await holdPlans(
    ctx,
    found.map(({ id }) => id),
  )
  const plans = await loadPlans(ctx, { year, states })
  const versionIds = plans.map(({ versionId }) => versionId)
  const digests = await digestsOf(ctx, versionIds)
  const rating = await ratingOn(ctx, ctx.today)
  return plans.map((plan) => ({
    plan,
    skp: standingOf(rating, plan, digests.get(plan.versionId) ?? null),
  }))
}

const asPerson = (personId: string | null) => ({ kind: 'person' as const, personId, mandates: [] })

/** Submits the drafts of a year, each in the name of its official, in as many statements for ten as
 * for ten thousand. What lacks something stays a draft. Done by the system, on a region's word that
 * its officials signed elsewhere. */
export async function submitInNames(
  ctx: Ctx,
  { year, isWanted }: { year: number; isWanted: (personId: string) => boolean },
): Promise<number> {
  const held = (await heldIn(ctx, year, ['DRAFT'])).filter(({ plan }) => isWanted(plan.personId))
  const contents = await contentsOf(
    ctx,
    held.map(({ plan }) => plan.versionId),
  )
  const ready = held.flatMap(({ plan, skp }) => {
    const content = contents.get(plan.versionId)
    if (!content) return []
    const why = whyNotSubmit(skp, findingsOf(content, plan.family), asPerson(plan.personId))
    return why ? [] : [{ ...plan, digest: digestOf(content), inNameOf: plan.personId }]
  })
  return pass(ctx, ready, 'SUBMITTED')
}

/** Agrees to what was submitted in a year, each in the name of who rates on this day. What nobody
 * rates waits. */
export async function agreeInNames(
  ctx: Ctx,
  { year, isWanted }: { year: number; isWanted: (personId: string) => boolean },
): Promise<number> {
  const held = (await heldIn(ctx, year, ['SUBMITTED'])).filter(({ plan }) =>
    isWanted(plan.personId),
  )
  const ready = held.flatMap(({ plan, skp }) => {
    const { digest, raterPersonId } = skp
    return digest && !whyNotAnswer(skp, { number: plan.number, digest }, asPerson(raterPersonId))
      ? [{ ...plan, digest, inNameOf: raterPersonId }]
      : []
  })
  return pass(ctx, ready, 'AGREED')
}

async function pass(
  ctx: Ctx,
  versions: readonly (Parameters<typeof addStates>[1][number] & { id: string; number: number })[],
  state: SkpState,
): Promise<number> {
  await addStates(ctx, versions, { state })
  await recordAll(
    ctx,
    versions.map(({ id, number, digest }) => ({
      ...{ act: `staff.skp-${state.toLowerCase()}`, subject: id, after: { number, digest } },
    })),
  )
  return versions.length
}
