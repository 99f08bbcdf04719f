import { createHash } from 'node:crypto'
import type { Taken } from '../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { type OrganisationTables, unitsOn } from '../organisation/index.ts'
import { policyOn } from './agreement.actions.ts'
import { findingsOf } from './agreement.rules.ts'
import { type Current, findCurrent, loadBlocksOf, loadChain, loadHistory } from './agreement.store.ts'
import type { AgreementsTables } from './agreements.tables.ts'
import { canonicalContent, contentOf } from './content.rules.ts'
import { givingMandate, receivingMandate, whyNotAgree, whyNotDecline, whyNotReturn } from './party.rules.ts'
import type { Moved, signingContract } from './signing.contract.ts'
import { lockAgreement, saveContent, saveState } from './signing.store.ts'

export type AgreeingTables = AgreementsTables & OrganisationTables & AuditTables
type Ctx = Context<AgreeingTables>
type Contract = typeof signingContract

const noSuch = refusal('agreements/no-such-agreement', 404, 'PK ini tidak ditemukan. Cari di daftar perjanjian.')

/** One agreement, held until this transaction ends. */
export async function held(ctx: Ctx, id: string): Promise<Current> {
  await lockAgreement(ctx, id)
  const current = await findCurrent(ctx, id)
  if (!current) throw new Refused(noSuch)
  return current
}

/** The same context, acting in the capacity this promise asks for. */
export const actingIn = (ctx: Ctx, current: Current): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, actingAs: receivingMandate(current, ctx.actor) ?? givingMandate(current, ctx.actor) ?? ctx.actor.actingAs },
})

/** Freezes what both will sign: canonical content, its digest, the state AGREED. From here on the digest never changes for this version. */
export async function freeze(ctx: Ctx, current: Current): Promise<Current> {
  const policy = await policyOn(ctx, current.year)
  const { rows, budget } = await loadBlocksOf(ctx, current.versionId)
  const chain = await loadChain(ctx, current)
  const links = chain.map(({ id, code, firstParty, state }) => ({
    id,
    code,
    name: firstParty.name,
    title: firstParty.title,
    state,
    readable: true,
  }))
  heed(
    whyNotAgree(
      current,
      findingsOf({ rowList: rows, budgetList: budget, form: current.form, level: current.level, chain: links }, policy),
      ctx.actor,
    ),
  )
  const parent = chain.at(-1)
  const units = new Map((await unitsOn(ctx, ctx.today)).map((unit) => [unit.id, unit.name]))
  const content = contentOf({
    ...current,
    round:
      (await loadHistory(ctx, current.id)).filter(({ version, state }) => version === current.version && state === 'AGREED').length + 1,
    region: ctx.region,
    names: {
      agency: (current.agencyId && units.get(current.agencyId)) || null,
      unit: current.unitId === current.agencyId ? null : (units.get(current.unitId) ?? null),
    },
    policy: policy.levels[current.level],
    rows,
    budget,
    parent: parent?.digest ? { code: parent.code, digest: parent.digest } : null,
    date: ctx.today,
  })
  const canonical = canonicalContent(content)
  const digest = `sha256:${createHash('sha256').update(canonical, 'utf8').digest('hex')}`
  const acting = actingIn(ctx, current)
  await saveContent(acting, { versionId: current.versionId, digest, canonical })
  await saveState(acting, current, { state: 'AGREED', digest })
  await ctx.tasks.close({ kind: 'agreements/read-draft', subjects: [current.id], reason: 'Disepakati' })
  await record(acting, {
    act: 'agreement.agreed',
    subject: current.id,
    before: { state: current.state },
    after: { digest, parent: content.parent },
  })
  return { ...current, state: 'AGREED', digest, sequence: current.sequence + 1 }
}

const moved = ({ id, code, state, digest }: Current, sentence: string): Moved => ({ id, code, state, digest, sentence })

export async function agreeAgreement(ctx: Ctx, { id }: Taken<Contract['agreeAgreement']>): Promise<Moved> {
  const agreed = await freeze(ctx, await held(ctx, id))
  await ctx.tasks.open([
    {
      kind: 'agreements/sign',
      subject: id,
      title: `Tanda tangani PK ${agreed.year} Anda`,
      detail: agreed.firstParty.title,
      holder: { personId: agreed.firstParty.personId },
      dueOn: agreed.dueOn,
      link: `/perjanjian/${id}`,
      ...(agreed.secondParty ? { waiting: agreed.secondParty.name } : {}),
    },
  ])
  return moved(agreed, 'Isi PK disepakati dan dibekukan. Tinggal tanda tangan.')
}

export async function declineAgreement(ctx: Ctx, { id, reason }: Taken<Contract['declineAgreement']>): Promise<Moved> {
  const current = await held(ctx, id)
  heed(whyNotDecline(current, reason, ctx.actor))
  const acting = actingIn(ctx, current)
  await saveState(acting, current, { state: 'DECLINED', note: reason })
  for (const kind of ['agreements/read-draft', 'agreements/sign'])
    await ctx.tasks.close({ kind, subjects: [id], reason: 'Dinyatakan belum siap' })
  if (current.giverPositionId)
    await ctx.tasks.open([
      {
        kind: 'agreements/talk',
        subject: id,
        title: `${current.firstParty.name} menyatakan belum siap`,
        detail: reason,
        holder: { positionId: current.giverPositionId },
        waiting: current.firstParty.name,
        link: `/perjanjian/${id}`,
      },
    ])
  await record(acting, { act: 'agreement.declined', subject: id, before: { state: current.state }, after: { reason } })
  return moved({ ...current, state: 'DECLINED', digest: null }, 'Tercatat belum siap. Pemberi amanah akan membaca alasan Anda.')
}

export async function returnAgreement(ctx: Ctx, { id, reason }: Taken<Contract['returnAgreement']>): Promise<Moved> {
  const current = await held(ctx, id)
  heed(whyNotReturn(current, reason, ctx.actor))
  const acting = actingIn(ctx, current)
  await saveState(acting, current, { state: 'NEGOTIATION', note: reason })
  await ctx.tasks.close({ kind: 'agreements/sign-as-giver', subjects: [id], reason: 'Dikembalikan' })
  await ctx.tasks.open([
    {
      kind: 'agreements/read-draft',
      subject: id,
      title: 'PK Anda dikembalikan untuk dibahas',
      detail: reason,
      holder: { personId: current.firstParty.personId },
      waiting: ctx.actor.name,
      dueOn: current.dueOn,
      link: `/perjanjian/${id}`,
    },
  ])
  await record(acting, {
    act: 'agreement.returned',
    subject: id,
    before: { state: current.state, digest: current.digest },
    after: { reason, firstSignatureVoid: true },
  })
  return moved(
    { ...current, state: 'NEGOTIATION', digest: null },
    'Dikembalikan. Tanda tangan pertama tidak berlaku lagi; yang disepakati kemudian adalah isi baru.',
  )
}
