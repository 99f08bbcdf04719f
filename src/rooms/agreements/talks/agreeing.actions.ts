import type { Taken } from '../../../kernel/contract.ts'
import { heed, type Refusal, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { whyNotBind } from '../../organisation/index.ts'
import { policyOf } from '../agreement.actions.ts'
import type { AgreementLink } from '../agreement.contract.ts'
import { findingsOf } from '../agreement.rules.ts'
import { type Current, findCurrent, loadChain } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { whyYearOver } from '../amending/amending.rules.ts'
import { blocksBeside, blocksOf } from '../block.store.ts'
import { contentNow, type Digested } from '../proof/content.actions.ts'
import type { Moved, signingContract } from '../signing/signing.contract.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { lockAgreement, openSigning, saveContent, saveState } from '../signing/signing.store.ts'
import { givingMandate, receivingMandate, whyNotAgree, whyNotReturn } from './party.rules.ts'
import { findingsOfTalks, type TalkTables, tellPlan } from './plan.actions.ts'
import { declinedTasks } from './talk.rules.ts'

export type AgreeingTables = TalkTables
type Ctx = Context<AgreeingTables>
type Contract = typeof signingContract

/** What is not here. */
export const noSuch = refusal(
  'agreements/no-such-agreement',
  404,
  'PK ini tidak ditemukan. Cari di daftar perjanjian.',
)

/** One agreement as it stands. */
export async function found(ctx: Context<AgreementsTables>, id: string): Promise<Current> {
  const current = await findCurrent(ctx, id)
  if (!current) throw new Refused(noSuch)
  return current
}

/** The same, held until this transaction ends. */
export async function held(ctx: Context<AgreementsTables>, id: string): Promise<Current> {
  await lockAgreement(ctx, id)
  return found(ctx, id)
}

/** The same context, acting in the capacity this promise asks for. */
export const actingIn = (ctx: Ctx, current: Current): Ctx => ({
  ...ctx,
  actor: {
    ...ctx.actor,
    actingAs:
      receivingMandate(current, ctx.actor) ??
      givingMandate(current, ctx.actor) ??
      ctx.actor.actingAs,
  },
})

/** The agreements above as links, for the findings, which only look at their states. */
export const linksOf = (chain: readonly Current[]): AgreementLink[] =>
  chain.map(({ id, code, firstParty: { name, title }, promiseState: state, needsReview }) => ({
    id,
    code,
    name,
    title,
    state,
    needsReview,
    readable: true,
  }))

/** Another content than the reader saw. */
export const changedSince = refusal(
  'agreements/changed-since',
  409,
  'Isi PK ini berubah sejak Anda membacanya, jadi tidak ikut ditandatangani. Baca isi yang baru.',
)

/** Nothing is frozen, and nothing signed, under an address that leads nowhere. */
export const whyNotBindHere = ({
  publicUrl,
  region,
  actor,
}: Pick<Ctx, 'publicUrl' | 'region' | 'actor'>): Refusal | null =>
  whyNotBind({ address: publicUrl, fictional: region.fictional }, actor)

/** What would be agreed to now; refuses where this person cannot agree to it. */
export async function toAgree(ctx: Ctx, current: Current): Promise<Digested> {
  const policy = await policyOf(ctx, current.year)
  const blocks = await blocksBeside(ctx, current)
  const chain = await loadChain(ctx, current)
  const { form, level } = current
  const findings = findingsOf(
    { rowList: blocks.rows, budgetList: blocks.budget, form, level, chain: linksOf(chain) },
    policy,
  )
  const open = await findingsOfTalks(ctx, [{ current, rows: blocks.rows }])
  heed(whyNotAgree(current, [...(open.get(current.versionId) ?? []), ...findings], ctx.actor))
  if (current.version > 1) heed(whyYearOver(current, ctx.today))
  heed(whyNotBindHere(ctx))
  return contentNow(ctx, current, { policy, ...blocks, above: chain.at(-1) })
}

/** Freezes what both will sign: canonical content, its digest, the state AGREED. From here on the
 * digest never changes for this version. */
export async function freeze(
  ctx: Ctx,
  current: Current,
  { content, canonical, digest }: Digested,
): Promise<Current> {
  const acting = actingIn(ctx, current)
  await saveContent(acting, { versionId: current.versionId, digest, canonical })
  await saveState(acting, current, { state: 'AGREED', digest })
  for (const kind of ['agreements/read-draft', ...declinedTasks])
    await ctx.tasks.close({ kind, subjects: [current.id], reason: 'Disepakati' })
  await tellPlan(acting, current, (await blocksOf(ctx, current.versionId)).rows)
  await record(acting, {
    act: 'agreement.agreed',
    subject: current.id,
    before: { state: current.state },
    after: { digest, parent: content.parent },
  })
  return { ...current, state: 'AGREED', digest, sequence: current.sequence + 1 }
}

/** What an act left, for its answer. */
export const moved = ({ id, code, state, digest }: Current, sentence: string): Moved => ({
  id,
  code,
  state,
  digest,
  sentence,
})

export async function agreeAgreement(
  ctx: Ctx,
  { id }: Taken<Contract['agreeAgreement']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  const agreed = await freeze(ctx, current, await toAgree(ctx, current))
  await ctx.tasks.open([
    {
      kind: 'agreements/sign',
      subject: id,
      title: `Tanda tangani PK ${agreed.year} Anda`,
      detail: agreed.firstParty.title,
      holder: { personId: agreed.firstParty.personId },
      dueOn: agreed.signBy,
      link: `/perjanjian/${id}`,
      ...(agreed.secondParty ? { waiting: agreed.secondParty.name } : {}),
    },
  ])
  return moved(agreed, 'Isi PK disepakati dan dibekukan. Tinggal tanda tangan.')
}

/** The giver hands an agreed promise back to be talked over; a first signature on it is void. */
export async function returnAgreement(
  ctx: Ctx,
  { id, reason }: Taken<Contract['returnAgreement']>,
): Promise<Moved> {
  const current = await held(ctx, id)
  heed(whyNotReturn(current, reason, ctx.actor))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  const signed = current.state === 'SIGNED_FIRST'
  const acting = actingIn(ctx, current)
  await saveState(acting, current, { state: 'NEGOTIATION', note: reason })
  for (const kind of [
    'agreements/sign-as-giver',
    'agreements/sign',
    'agreements/departs-from-plan',
  ])
    await ctx.tasks.close({ kind, subjects: [id], reason: 'Dikembalikan' })
  await ctx.tasks.open([
    {
      kind: 'agreements/read-draft',
      subject: id,
      title: 'PK Anda dikembalikan untuk dibahas',
      detail: reason,
      holder: { personId: current.firstParty.personId },
      waiting: ctx.actor.name,
      dueOn: current.signBy,
      link: `/perjanjian/${id}`,
    },
  ])
  await record(acting, {
    act: 'agreement.returned',
    subject: id,
    before: { state: current.state, digest: current.digest },
    after: { reason, firstSignatureVoid: signed },
  })
  return moved(
    { ...current, state: 'NEGOTIATION', digest: null },
    `Dikembalikan. ${signed ? 'Tanda tangan pertama tidak berlaku lagi; yang' : 'Yang'} ` +
      'disepakati kemudian adalah isi baru.',
  )
}
