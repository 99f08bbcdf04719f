import { type Actor, mandateWith } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { ended, printNumber } from '../../../kernel/indonesian.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record, recordAll } from '../../audit/index.ts'
import { type Rating, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { draftKind, draftTask } from './asking.rules.ts'
import { findingsOf, readContent } from './content.rules.ts'
import {
  whyNoReason,
  whyNotAnswer,
  whyNotDrop,
  whyNotEdit,
  whyNotRevise,
  whyNotSubmit,
} from './party.rules.ts'
import {
  addStates,
  addVersions,
  contentsOf,
  digestOf,
  digestsOf,
  holdPlans,
  loadPlans,
  type Plan,
  type Version,
  writeContent,
} from './plan.store.ts'
import { ratersOf, readSkpParents, skpOf, standingOf } from './reading.actions.ts'
import type { Moved, SkpState, skpContract } from './skp.contract.ts'
import { tendAnswers } from './tending.actions.ts'

type Ctx = Context<StaffRoomTables>
type Contract = typeof skpContract

/** An SKP held until this transaction ends, as the rules of the acts ask about it. */
async function held(ctx: Ctx, id: string) {
  await holdPlans(ctx, [id])
  const plan = await skpOf(ctx, id)
  const rating = await ratingOn(ctx, ctx.today)
  const digest = (await digestsOf(ctx, [plan.versionId])).get(plan.versionId) ?? null
  return { plan, rating, skp: standingOf(rating, plan, digest) }
}

/** The actor in the post by which they rate or are rated; else by their right. */
function actingIn(ctx: Ctx, rating: Rating, plan: Plan): Ctx {
  const { rater } = ratersOf(rating, plan)
  const { mandates, personId } = ctx.actor
  const positionId = personId === plan.personId ? plan.positionId : rater?.position.id
  const actingAs: Actor['actingAs'] =
    mandates.find((mandate) => mandate.positionId === positionId) ??
    mandateWith(ctx.actor, 'staff.manage') ??
    ctx.actor.actingAs
  return { ...ctx, actor: { ...ctx.actor, actingAs } }
}

const contentOf = async (ctx: Ctx, versionId: string): Promise<Version> => {
  const content = (await contentsOf(ctx, [versionId])).get(versionId)
  if (!content) throw new Error(`version ${versionId} is missing`)
  return content
}

/** Adds a state, puts it on record, and says what was done. */
async function move(
  ctx: Ctx,
  plan: Plan,
  to: { state: SkpState; note?: string; digest?: string | null; sentence: string },
): Promise<Moved> {
  const { state, note, digest, sentence } = to
  const version = { ...plan, ...(digest ? { digest } : {}) }
  await addStates(ctx, [version], { state, note: note ?? null })
  await record(ctx, {
    act: `staff.skp-${state.toLowerCase()}`,
    subject: plan.id,
    before: { state: plan.state },
    after: { number: plan.number, digest: digest ?? null, ...(note ? { reason: note } : {}) },
  })
  return { number: plan.number, state, sentence }
}

const changedSince = refusal(
  'staff/skp-changed-since',
  409,
  'SKP ini sudah disimpan di tempat lain sejak Anda membukanya. Muat ulang, lalu ulangi perubahan Anda.',
)

/** Keeps what an SKP says, whole. */
export async function saveSkp(
  ctx: Ctx,
  { id, seen, ...typed }: Taken<Contract['saveSkp']>,
): Promise<Given<Contract['saveSkp']>> {
  const { plan, skp, rating } = await held(ctx, id)
  heed(whyNotEdit(skp, ctx.actor))
  if (plan.edits !== seen) throw new Refused(changedSince)
  const { rules } = await staffRules(ctx, plan.year)
  const before = await contentOf(ctx, plan.versionId)
  const approach = rules.skp.approach ?? typed.approach
  const known = new Set(before.results.map((result) => result.id))
  const after = readContent({ ...typed, approach }, { known, newId: ctx.newId })
  await heedParents(ctx, id, before, after)
  await writeContent(ctx, plan.versionId, after)
  const { versionId: _, planId: __, number: ___, ...was } = before
  await record(actingIn(ctx, rating, plan), {
    act: 'staff.skp-saved',
    subject: id,
    before: was,
    after,
  })
  return { edits: plan.edits + 1, findings: findingsOf(after, plan.family) }
}

/** A result is linked only to what its official may support, or to what it was linked to already. */
async function heedParents(
  ctx: Ctx,
  id: string,
  before: Pick<Version, 'results'>,
  after: Pick<Version, 'results'>,
): Promise<void> {
  const linksOf = ({ results }: Pick<Version, 'results'>) =>
    results.flatMap(({ parentResultId, measureId }) =>
      [parentResultId ?? [], measureId ?? []].flat(),
    )
  const had = new Set(linksOf(before))
  const fresh = linksOf(after).filter((link) => !had.has(link))
  if (fresh.length === 0) return
  const { items } = await readSkpParents(ctx, { id })
  if (fresh.every((link) => items.some(({ resultId }) => resultId === link))) return
  throw new Refused(
    refusal(
      'staff/no-such-parent',
      422,
      'Salah satu hasil kerja ditautkan ke hasil yang bukan milik atasan atau ketua tim. Pilih lagi dari daftar.',
    ),
  )
}

/** The official hands the SKP to who rates today. */
export async function submitSkp(
  ctx: Ctx,
  { id, seen }: Taken<Contract['submitSkp']>,
): Promise<Moved> {
  const { plan, rating, skp } = await held(ctx, id)
  const content = await contentOf(ctx, plan.versionId)
  heed(whyNotSubmit(skp, findingsOf(content, plan.family), ctx.actor))
  if (plan.edits !== seen) throw new Refused(changedSince)
  const { rater } = ratersOf(rating, plan)
  const name = rater && rating.chart.person.get(rater.holder.personId)?.name
  const moved = await move(actingIn(ctx, rating, plan), plan, {
    ...{ state: 'SUBMITTED', digest: digestOf(content) },
    sentence: ended(`SKP diajukan. Sekarang menunggu ${name ?? 'pengelola kinerja'}`),
  })
  await ctx.tasks.close({ kind: draftKind, subjects: [id], reason: 'SKP sudah diajukan' })
  await tendAnswers(ctx, plan.year, [plan])
  return moved
}

/** Who rates today agrees to the very content that was submitted. */
export async function agreeSkp(
  ctx: Ctx,
  { id, ...read }: Taken<Contract['agreeSkp']>,
): Promise<Moved> {
  const { plan, rating, skp } = await held(ctx, id)
  heed(whyNotAnswer(skp, read, ctx.actor))
  const name = rating.chart.person.get(plan.personId)?.name ?? 'pegawai'
  const moved = await move(actingIn(ctx, rating, plan), plan, {
    ...{ state: 'AGREED', digest: read.digest },
    sentence: `SKP ${name} disepakati dan berlaku.`,
  })
  await tendAnswers(ctx, plan.year, [plan])
  return moved
}

/** The same of several at once: all of them, or none with the name of the one that cannot. */
export async function agreeSkps(
  ctx: Ctx,
  { items }: Taken<Contract['agreeSkps']>,
): Promise<Given<Contract['agreeSkps']>> {
  const ids = [...new Set(items.map(({ id }) => id))]
  await holdPlans(ctx, ids)
  const plans = await loadPlans(ctx, { ids })
  const rating = await ratingOn(ctx, ctx.today)
  const digests = await digestsOf(
    ctx,
    plans.map(({ versionId }) => versionId),
  )
  const agreed = ids.map((id) => {
    const plan = plans.find((one) => one.id === id)
    const read = items.find((one) => one.id === id)
    if (!plan || !read)
      throw new Refused(
        refusal('staff/no-such-skp', 404, 'Salah satu SKP tidak ditemukan. Muat ulang daftarnya.'),
      )
    const skp = standingOf(rating, plan, digests.get(plan.versionId) ?? null)
    const why = whyNotAnswer(skp, read, ctx.actor)
    const name = rating.chart.person.get(plan.personId)?.name ?? 'pegawai'
    if (why) throw new Refused({ ...why, detail: `SKP ${name}: ${why.detail}` })
    return { ...plan, digest: read.digest }
  })
  const [first] = agreed
  const acting = first ? actingIn(ctx, rating, first) : ctx
  await addStates(acting, agreed, { state: 'AGREED' })
  await recordAll(
    acting,
    agreed.map(({ id, number, digest, state }) => ({
      ...{ act: 'staff.skp-agreed', subject: id, before: { state }, after: { number, digest } },
    })),
  )
  if (first) await tendAnswers(ctx, first.year, agreed)
  return {
    agreed: agreed.length,
    sentence: `${printNumber(agreed.length)} SKP disepakati dan berlaku.`,
  }
}

/** Who rates hands it back with a reason; its official is asked again. */
export async function returnSkp(
  ctx: Ctx,
  { id, number, reason }: Taken<Contract['returnSkp']>,
): Promise<Moved> {
  const { plan, rating, skp } = await held(ctx, id)
  heed(whyNotAnswer(skp, { number }, ctx.actor))
  heed(whyNoReason(reason))
  const moved = await move(actingIn(ctx, rating, plan), plan, {
    ...{ state: 'RETURNED', note: reason.trim(), digest: skp.digest },
    sentence: 'SKP dikembalikan; pegawainya membaca alasan Anda.',
  })
  await ctx.tasks.open([draftTask(plan, { why: reason.trim(), dueOn: null })])
  await tendAnswers(ctx, plan.year, [plan])
  return moved
}

/** A further version beside the one in force, with why (REVISING, §3.1). */
export async function reviseSkp(
  ctx: Ctx,
  { id, reason }: Taken<Contract['reviseSkp']>,
): Promise<Moved> {
  const { plan, rating, skp } = await held(ctx, id)
  heed(whyNotRevise(skp, ctx.today, ctx.actor))
  heed(whyNoReason(reason))
  const { digest } = await staffRules(ctx, plan.year)
  const content = await contentOf(ctx, plan.inForceId ?? plan.versionId)
  const { versionId: _, ...said } = content
  const number = plan.number + 1
  const { agreementVersionId, parentVersionId } = plan
  const acting = actingIn(ctx, rating, plan)
  await addVersions(acting, [
    {
      ...{ ...said, id: ctx.newId(), number, reason: reason.trim(), rulePack: digest },
      ...{ agreementVersionId, parentVersionId },
    },
  ])
  await record(acting, {
    act: 'staff.skp-revised',
    subject: id,
    after: { number, reason: reason.trim() },
  })
  const sentence = `Versi ${number} dibuat. Versi yang disepakati tetap berlaku sampai versi ini disepakati.`
  return { number, state: 'DRAFT', sentence }
}

/** A further version comes to nothing; the one in force stays. */
export async function dropSkp(
  ctx: Ctx,
  { id, number }: Taken<Contract['dropSkp']>,
): Promise<Moved> {
  const { plan, rating, skp } = await held(ctx, id)
  heed(whyNotDrop(skp, ctx.actor))
  if (plan.number !== number) throw new Refused(changedSince)
  await ctx.tasks.close({ kind: draftKind, subjects: [id], reason: 'Versi baru dibatalkan' })
  return move(actingIn(ctx, rating, plan), plan, {
    state: 'DROPPED',
    sentence: `Versi ${number} dibatalkan; versi yang disepakati tetap berlaku.`,
  })
}
