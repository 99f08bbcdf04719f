import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { contentsOf, holdPlans, loadPlans, type Plan, parentsOf } from '../skp/plan.store.ts'
import { aboveOf } from './alignment.actions.ts'
import type { alignmentContract } from './alignment.contract.ts'
import { carried, type Offered, offeredOf, questionsOnOffers } from './carrying.rules.ts'
import { plansBefore } from './matrix.store.ts'
import { type Asked, answerRows, pageOf, versionOf } from './rows.actions.ts'
import { type StandingSkp, standingSkp, whoIs } from './standing.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof alignmentContract
type Before = { plan: Plan; to: 'SUCCESSOR' | 'PERSON' | 'NEXT_YEAR'; source: string }

/** SKPs whose results may go on in this one: of the post until somebody else left it this year, of the
 * person in the post before, and of last year. */
async function before(ctx: Ctx, { plan, chart }: StandingSkp): Promise<Before[]> {
  const { id, year, personId, positionId, startsOn } = plan
  const plans = await plansBefore(ctx, { year, personId, positionId })
  return plans.flatMap((one): Before[] => {
    const title = chart.position.get(one.positionId)?.title ?? 'jabatan sebelumnya'
    const isOver = one.endsOn <= startsOn && one.inForceId !== null && one.id !== id
    if (!isOver) return []
    if (one.year < year)
      return one.personId === personId
        ? [{ plan: one, to: 'NEXT_YEAR', source: `SKP ${one.year}, ${title}` }]
        : []
    if (one.personId === personId)
      return [{ plan: one, to: 'PERSON', source: `SKP Anda sebagai ${title}` }]
    const { name } = whoIs(chart, one)
    return [{ plan: one, to: 'SUCCESSOR', source: `Tinggal pada jabatan, dari SKP ${name}` }]
  })
}

/** The rows that other SKPs offer to one. */
export async function offersOf(ctx: Ctx, id: string): Promise<Asked> {
  const standing = await standingSkp(ctx, id)
  const { plan, rater } = standing
  const version = await versionOf(ctx, standing)
  const sources = await before(ctx, standing)
  const [above] = rater ? await loadPlans(ctx, { year: plan.year, assignmentIds: [rater.id] }) : []
  const aboveId = above && (above.inForceId ?? above.versionId)
  const contents = await contentsOf(ctx, [
    ...sources.flatMap((one) => one.plan.inForceId ?? []),
    ...(aboveId ? [aboveId] : []),
  ])
  const results = sources.flatMap(({ plan: { inForceId }, to, source }) =>
    offeredOf(contents.get(inForceId ?? '')?.results ?? [], to).map((result) => ({
      ...{ source, result },
    })),
  )
  const linked = results.flatMap(({ result }) => result.parentResultId ?? [])
  const texts = await parentsOf(ctx, linked)
  const offered = results.map(
    (one): Offered => ({ ...one, parentText: texts.get(one.result.parentResultId ?? '') ?? null }),
  )
  const parents = aboveOf(contents.get(aboveId ?? '')?.results ?? [])
  const { same, rows } = questionsOnOffers(version.results, offered, parents)
  const { parentVersionId, agreementVersionId } = plan
  return {
    ...{ standing, version, same, rows, ground: { parentVersionId, agreementVersionId } },
    source: sources.map((one) => one.source).join('; ') || null,
    apply: (answers) => carried(version.results, offered, { answers, parents, newId: ctx.newId }),
    reason: 'Melanjutkan hasil kerja dari SKP sebelumnya',
  }
}

/** What last year's SKP, the post and the post before offer to an SKP. */
export const readOffers = async (
  ctx: Ctx,
  { id }: Taken<Contract['readOffers']>,
): Promise<Given<Contract['readOffers']>> => pageOf(await offersOf(ctx, id))

/** Takes what was pressed; a row without an answer stays out. */
export async function takeOffers(
  ctx: Ctx,
  input: Taken<Contract['takeOffers']>,
): Promise<Given<Contract['takeOffers']>> {
  await holdPlans(ctx, [input.id])
  return answerRows(ctx, await offersOf(ctx, input.id), input, false)
}
