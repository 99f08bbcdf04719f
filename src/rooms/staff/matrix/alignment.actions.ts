import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import { type AgreementRow, binds, promisedRows, standingPromises } from '../../agreements/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { contentsOf, holdPlans, loadPlans } from '../skp/plan.store.ts'
import type { PlannedResult } from '../skp/skp.contract.ts'
import type { alignmentContract } from './alignment.contract.ts'
import { type Above, aligned, type Ground, questionsOnGround } from './alignment.rules.ts'
import { type Asked, answerRows, pageOf, versionOf } from './rows.actions.ts'
import { type StandingSkp, standingSkp, whoIs } from './standing.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof alignmentContract
type Moved = { ground: Ground; now: string | null; source: string }

/** Results of a superior as what stands above somebody. */
export const aboveOf = (results: readonly PlannedResult[]): Above[] =>
  results.map(({ id, text, indicators }) => ({ ids: [id], text, figures: indicators }))

const promisedAbove = (rows: readonly AgreementRow[]): Above[] =>
  [...Map.groupBy(rows, ({ nodeId, objective }) => nodeId ?? objective).values()].flatMap(
    (group) => {
      const ids = group.flatMap(({ measureId }) => measureId ?? [])
      const figures = group.map(({ indicator, target, unitLabel }) => ({
        ...{ text: indicator, target, unit: unitLabel },
      }))
      return ids[0] && group[0] ? [{ ids, text: group[0].objective, figures }] : []
    },
  )

/** What the superior's SKP says now that is in force, beside the version this one was drawn against. */
async function aboveBySkp(ctx: Ctx, { plan, rater, chart }: StandingSkp): Promise<Moved | null> {
  if (!rater) return null
  const [above] = await loadPlans(ctx, { year: plan.year, assignmentIds: [rater.id] })
  if (!above?.inForceId) return null
  const before = plan.parentVersionId
  const contents = await contentsOf(ctx, [above.inForceId, ...(before ? [before] : [])])
  const now = contents.get(above.inForceId)
  const { name } = whoIs(chart, above)
  return {
    ground: {
      by: 'parentResultId',
      before: aboveOf(contents.get(before ?? '')?.results ?? []),
      after: aboveOf(now?.results ?? []),
    },
    now: above.inForceId,
    source: `SKP ${name} versi ${now?.number ?? 1}`,
  }
}

/** The same of the promise of the post, where it has one of its own. */
async function aboveByPromise(ctx: Ctx, { plan }: StandingSkp): Promise<Moved | null> {
  const before = plan.agreementVersionId
  if (!before) return null
  const { year, personId, assignmentId } = plan
  const promise = (await standingPromises(ctx, { year, personIds: [personId] })).find(
    ({ mandateId, state }) => mandateId === assignmentId && binds(state),
  )
  if (!promise) return null
  const rows = await promisedRows(ctx, [before, promise.versionId])
  return {
    ground: {
      by: 'measureId',
      before: promisedAbove(rows.get(before) ?? []),
      after: promisedAbove(rows.get(promise.versionId) ?? []),
    },
    now: promise.versionId,
    source: `PK ${promise.code} versi ${promise.version}`,
  }
}

/** The rows of an SKP whose ground has moved. */
export async function alignmentOf(ctx: Ctx, id: string): Promise<Asked> {
  const standing = await standingSkp(ctx, id)
  const { plan } = standing
  const version = await versionOf(ctx, standing)
  const bySkp = await aboveBySkp(ctx, standing)
  const byPromise = await aboveByPromise(ctx, standing)
  const moved = [
    ...(bySkp && bySkp.now !== plan.parentVersionId ? [bySkp] : []),
    ...(byPromise && byPromise.now !== plan.agreementVersionId ? [byPromise] : []),
  ]
  const rows = moved.flatMap(({ ground }) => questionsOnGround(version.results, ground))
  const source = moved.map((one) => one.source).join(' dan ') || null
  return {
    ...{ standing, version, source, rows },
    same: version.results.filter((result) => !rows.some(({ key }) => key === result.id)).length,
    apply: (answers) =>
      moved.reduce<PlannedResult[]>(
        (results, { ground }) => aligned(results, ground, answers, ctx.newId),
        version.results,
      ),
    ground: {
      parentVersionId: bySkp?.now ?? plan.parentVersionId,
      agreementVersionId: byPromise?.now ?? plan.agreementVersionId,
    },
    reason: `Penyelarasan dengan ${source ?? 'yang berlaku'}`,
  }
}

/** What of an SKP is to be aligned with the superior's SKP or the promise in force. */
export const readAlignment = async (
  ctx: Ctx,
  { id }: Taken<Contract['readAlignment']>,
): Promise<Given<Contract['readAlignment']>> => pageOf(await alignmentOf(ctx, id))

/** Aligns an SKP, every row answered. */
export async function alignSkp(
  ctx: Ctx,
  input: Taken<Contract['alignSkp']>,
): Promise<Given<Contract['alignSkp']>> {
  await holdPlans(ctx, [input.id])
  return answerRows(ctx, await alignmentOf(ctx, input.id), input, true)
}
