import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { receivingMandate, type StandingPromise } from '../../agreements/index.ts'
import { record } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import { findingsOf } from './check.rules.ts'
import { carriedOver, firstContent, moneyOf, rowOf } from './content.rules.ts'
import {
  type ActionPlanRoomTables,
  groundOf,
  planningWords,
  promisedOf,
  promiseOf,
} from './ground.actions.ts'
import { whyNotDraft, whyNotEdit } from './party.rules.ts'
import type { actionPlanContract, Moved, PlanContent } from './plan.contract.ts'
import {
  addVersion,
  contentOf,
  currentPlan,
  holdPlan,
  type Plan,
  placeOf,
  writeContent,
} from './plan.store.ts'
import { plannedOf } from './reading.actions.ts'
import { staffOf } from './staff.rules.ts'
import { readContent } from './typed.rules.ts'

type Ctx = Context<ActionPlanRoomTables>
type Contract = typeof actionPlanContract

/** A promise with its plan, held until this transaction ends; the actor acts as its receiver where
 * they are. */
export async function heldPlan(
  ctx: Ctx,
  id: string,
): Promise<{ acting: Ctx; promise: StandingPromise; plan: Plan | null }> {
  await holdPlan(ctx, id)
  const promise = await promiseOf(ctx, id)
  const actingAs = receivingMandate(promise, ctx.actor) ?? ctx.actor.actingAs
  return {
    acting: { ...ctx, actor: { ...ctx.actor, actingAs } },
    promise,
    plan: await currentPlan(ctx, id),
  }
}

/** What a new version begins with: what is in force or was written last, carried over to the promise
 * as it is; else the plan of the promise whose place this one takes; else a first proposal. */
async function openingOf(
  ctx: Ctx,
  promise: StandingPromise,
  plan: Plan | null,
): Promise<{ content: PlanContent; fromId: string | null }> {
  const ground = await groundOf(ctx, promise)
  const before =
    plan ?? (promise.succeedsId === null ? null : await currentPlan(ctx, promise.succeedsId))
  const fromId = before && (before.inForceId ?? before.versionId)
  const place = fromId ? await placeOf(ctx, fromId) : undefined
  if (!fromId || !place) return { content: firstContent(ground), fromId: null }
  const content = await contentOf(ctx, fromId)
  if (place.agreementVersionId === promise.versionId) return { content, fromId }
  const from = await groundOf(ctx, { ...promise, versionId: place.agreementVersionId })
  return { content: carriedOver(content, from, ground), fromId }
}

/** «Susun rencana aksi»: a first proposal, or a further version of what was agreed or of what was
 * planned for the promise before. */
export async function draftActionPlan(
  ctx: Ctx,
  { id }: Taken<Contract['draftActionPlan']>,
): Promise<Moved> {
  const { acting, promise, plan } = await heldPlan(ctx, id)
  heed(whyNotDraft(promisedOf(promise), plannedOf(plan, promise), ctx.actor))
  const { content, fromId } = await openingOf(ctx, promise, plan)
  const version = { id: ctx.newId(), agreementId: id, number: (plan?.number ?? 0) + 1 }
  await addVersion(acting, {
    ...version,
    ...{ agreementVersionId: promise.versionId, carriedFromId: fromId },
  })
  const { rows } = await groundOf(ctx, promise)
  const measureOf = (row: number) => rows.find(({ number }) => number === row)?.measureId ?? null
  // steps of another promise begin anew: what was reported of them stays with it
  const isOwn = plan !== null
  const steps = content.steps.map((step) => ({ ...step, id: isOwn ? step.id : null }))
  await writeContent(ctx, version.id, { ...content, steps }, measureOf)
  await record(acting, {
    act: 'action-plan.drafted',
    subject: id,
    after: { number: version.number, carriedFrom: fromId },
  })
  return {
    number: version.number,
    state: 'DRAFT',
    sentence: fromId
      ? `Rencana aksi versi ${version.number} disusun dari yang sebelumnya; periksa, ubah, lalu ajukan.`
      : 'Usulan awal rencana aksi disusun; periksa, ubah, lalu ajukan.',
  }
}

/** Keeps what is planned, whole: what cannot be read is told with its row, and nothing is stored. */
export async function saveActionPlan(
  ctx: Ctx,
  { id, seen, ...typed }: Taken<Contract['saveActionPlan']>,
): Promise<Given<Contract['saveActionPlan']>> {
  const { acting, promise, plan } = await heldPlan(ctx, id)
  heed(whyNotEdit(promisedOf(promise), plannedOf(plan, promise), ctx.actor))
  if (plan === null) throw new Error(`plan of ${id} is missing`)
  if (plan.edits !== seen)
    throw new Refused(
      refusal(
        'actionplan/changed-since',
        409,
        'Rencana aksi ini sudah disimpan di tempat lain sejak Anda membukanya. Muat ulang, lalu ulangi perubahan Anda.',
      ),
    )
  const ground = await groundOf(ctx, promise)
  const staff = staffOf(await chartOn(ctx, ctx.today), promise)
  const words = await planningWords(ctx, promise.year)
  const before = await contentOf(ctx, plan.versionId)
  const known = new Set(before.steps.map((step) => step.id))
  const { content, wrong } = readContent(typed, { ground, staff, words })
  if (wrong[0])
    throw new Refused(
      refusal('actionplan/unreadable', 422, wrong[0].detail, { errors: wrong.slice(0, 20) }),
    )
  const steps = content.steps.map((step) => ({
    ...step,
    id: step.id !== null && known.has(step.id) ? step.id : null,
  }))
  const measureOf = (row: number) =>
    ground.rows.find(({ number }) => number === row)?.measureId ?? null
  await writeContent(ctx, plan.versionId, { ...content, steps }, measureOf)
  await record(acting, { act: 'action-plan.saved', subject: id, before, after: content })
  const rows = ground.rows.map((row) => rowOf(row, content.targets, ground.year))
  return {
    edits: plan.edits + 1,
    findings: findingsOf({
      ...{ rows, steps, money: moneyOf(ground, content.cash) },
      effectiveFrom: promise.effectiveFrom,
    }),
  }
}
