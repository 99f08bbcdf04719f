import type { Taken } from '../../../kernel/contract.ts'
import { ended } from '../../../kernel/indonesian.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { answererOf, type StandingPromise } from '../../agreements/index.ts'
import { record } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import { answerTask, draftTask, planKinds } from './asking.rules.ts'
import { heldPlan } from './drafting.actions.ts'
import { type ActionPlanRoomTables, groundOf, promisedOf } from './ground.actions.ts'
import { answering, whyNotAnswer, whyNotEdit, whyNotPropose, whyNotReturn } from './party.rules.ts'
import type { actionPlanContract, Moved, PlanState } from './plan.contract.ts'
import { addState, contentOf, type Plan } from './plan.store.ts'
import { plannedOf, readActionPlan } from './reading.actions.ts'

type Ctx = Context<ActionPlanRoomTables>
type Contract = typeof actionPlanContract

const asked = async (ctx: Ctx, promise: StandingPromise): Promise<string | null> =>
  answererOf(await chartOn(ctx, ctx.today), promise)

/** Adds a state, puts it on record, and says what was done. */
async function move(
  ctx: Ctx,
  plan: Plan,
  { state, note = null, sentence }: { state: PlanState; note?: string | null; sentence: string },
): Promise<Moved> {
  await addState(ctx, plan, state, note)
  await record(ctx, {
    act: `action-plan.${state.toLowerCase()}`,
    subject: plan.agreementId,
    before: { state: plan.state },
    after: { number: plan.number, ...(note === null ? {} : { reason: note }) },
  })
  return { number: plan.number, state, sentence }
}

/** Whatever waits for an answer about a plan waits no more. */
const closeAll = async (ctx: Ctx, id: string, reason: string): Promise<void> => {
  for (const kind of planKinds) await ctx.tasks.close({ kind, subjects: [id], reason })
}

/** A plan that is agreed to: measures are held against its targets from now on. */
async function agreed(
  ctx: Ctx,
  plan: Plan,
  promise: StandingPromise,
  sentence: string,
): Promise<Moved> {
  const { targets } = await contentOf(ctx, plan.versionId)
  await closeAll(ctx, promise.id, 'Rencana aksi disetujui')
  const moved = await move(ctx, plan, { state: 'AGREED', sentence })
  const { rows } = await groundOf(ctx, promise)
  if (targets.length > 0) await ctx.targets.moved(rows.flatMap(({ measureId }) => measureId ?? []))
  return moved
}

/** The receiver hands the plan to the giver; a head of region, who has none, sets it at once. */
export async function proposeActionPlan(
  ctx: Ctx,
  { id }: Taken<Contract['proposeActionPlan']>,
): Promise<Moved> {
  const { acting, promise, plan } = await heldPlan(ctx, id)
  const at = [promisedOf(promise), plannedOf(plan, promise)] as const
  heed(whyNotEdit(...at, ctx.actor))
  const { findings } = await readActionPlan(ctx, { id })
  heed(whyNotPropose(...at, findings, ctx.actor))
  if (plan === null) throw new Error(`plan of ${id} is missing`)
  if (promise.form === 'SOLE') {
    const proposed = { ...plan, sequence: plan.sequence + 1, state: 'PROPOSED' as const }
    await addState(acting, plan, 'PROPOSED')
    return agreed(
      acting,
      proposed,
      promise,
      'Rencana aksi ditetapkan. Langkahnya ditanyakan tiap bulan.',
    )
  }
  const answerer = await asked(ctx, promise)
  await closeAll(ctx, id, 'Rencana aksi diajukan')
  const moved = await move(acting, plan, {
    state: 'PROPOSED',
    sentence: ended(`Diajukan. Sekarang menunggu ${answerer ?? 'Bagian Organisasi'}`),
  })
  await ctx.tasks.open([answerTask(promise, answerer)])
  return moved
}

/** The giver agrees: the plan is what is asked about each month. */
export async function agreeActionPlan(
  ctx: Ctx,
  { id, number }: Taken<Contract['agreeActionPlan']>,
): Promise<Moved> {
  const { promise, plan } = await heldPlan(ctx, id)
  const answerer = await asked(ctx, promise)
  const at = [promisedOf(promise), plannedOf(plan, promise)] as const
  heed(whyNotAnswer(...at, { answerer, number }, ctx.actor))
  if (plan === null) throw new Error(`plan of ${id} is missing`)
  const sentence = ended(
    `Disetujui. Langkahnya ditanyakan tiap bulan kepada ${promise.firstParty.name}`,
  )
  return agreed(actingGiver(ctx, promise, answerer), plan, promise, sentence)
}

/** The giver hands the plan back with a reason; its receiver is asked again. */
export async function returnActionPlan(
  ctx: Ctx,
  { id, number, reason }: Taken<Contract['returnActionPlan']>,
): Promise<Moved> {
  const { promise, plan } = await heldPlan(ctx, id)
  const answerer = await asked(ctx, promise)
  const at = [promisedOf(promise), plannedOf(plan, promise)] as const
  heed(whyNotReturn(...at, { answerer, number, reason }, ctx.actor))
  if (plan === null) throw new Error(`plan of ${id} is missing`)
  await closeAll(ctx, id, 'Rencana aksi dikembalikan')
  const sentence = ended(`Dikembalikan. Sekarang menunggu ${promise.firstParty.name}`)
  const acting = actingGiver(ctx, promise, answerer)
  const moved = await move(acting, plan, { state: 'RETURNED', note: reason.trim(), sentence })
  await ctx.tasks.open([draftTask(promise, { why: reason.trim(), dueOn: null })])
  return moved
}

const actingGiver = (ctx: Ctx, promise: StandingPromise, answerer: string | null): Ctx => ({
  ...ctx,
  actor: {
    ...ctx.actor,
    actingAs: answering(promisedOf(promise), answerer, ctx.actor) ?? ctx.actor.actingAs,
  },
})
