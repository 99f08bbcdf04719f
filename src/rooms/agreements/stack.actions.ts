import type { Given, Taken } from '../../kernel/contract.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { Context, Steps } from '../../platform/context.ts'
import { record } from '../audit/index.ts'
import { openSigner } from '../documents/index.ts'
import { type Chart, chartOf, loadOrganisation } from '../organisation/index.ts'
import { lineOf, policyOn } from './agreement.actions.ts'
import { type Current, findCurrent, loadWaiting } from './agreement.store.ts'
import { sideToSign } from './party.rules.ts'
import { type SigningTables, signOne } from './signing.actions.ts'
import type { Stack, signingContract } from './signing.contract.ts'
import { itemState, stackState } from './signing.rules.ts'
import { findStack, type StoredStack, saveStack } from './signing.store.ts'

type Ctx = Context<SigningTables>
type Contract = typeof signingContract

const noSuch = refusal('agreements/no-such-stack', 404, 'Tumpukan tanda tangan ini tidak ditemukan.')
const notYours = refusal('agreements/not-your-stack', 403, 'Tumpukan ini dikumpulkan orang lain; kumpulkan milik Anda sendiri.')

async function found(ctx: Ctx, stackId: string): Promise<StoredStack> {
  const stack = await findStack(ctx, stackId)
  if (!stack) throw new Refused(noSuch)
  if (stack.personId !== ctx.actor.personId) throw new Refused(notYours)
  return stack
}

async function shown(ctx: Ctx, stack: StoredStack): Promise<Stack> {
  const items: Stack['items'] = []
  for (const item of stack.items) {
    const current = await findCurrent(ctx, item.agreementId)
    const { state, note } = itemState(item, current, stack.signings, ctx.now)
    items.push({
      agreementId: item.agreementId,
      code: current?.code ?? '',
      name: current?.firstParty.name ?? '',
      title: current?.firstParty.title ?? '',
      digest: item.digest,
      state,
      note,
    })
  }
  return {
    id: stack.id,
    openedAt: stack.openedAt,
    items,
    total: items.length,
    signed: items.filter(({ state }) => state === 'SIGNED').length,
    state: stackState(items, stack.signings, ctx.now),
  }
}

/** What one promise says, in one sentence, before it is signed. */
export function sentenceOf(current: Current): string {
  const money = current.budget === null ? '' : ', dengan anggaran'
  return `${current.firstParty.title} menjanjikan ${current.rows} indikator${money}.`
}

export async function listQueue(ctx: Ctx): Promise<Given<Contract['listQueue']>> {
  const chart: Chart = chartOf(await loadOrganisation(ctx, ctx.today))
  const policy = await policyOn(ctx, Number(ctx.today.slice(0, 4)))
  const positionIds = ctx.actor.mandates.flatMap(({ positionId }) => (positionId ? [positionId] : []))
  const waiting = await loadWaiting(ctx, { personId: ctx.actor.personId ?? '', positionIds })
  const items = waiting.flatMap((current) => {
    const draft = current.state === 'DRAFT' || current.state === 'NEGOTIATION'
    const side = sideToSign(draft ? { ...current, state: 'AGREED' } : current, ctx.actor)
    if (typeof side !== 'string' || (draft && side === 'SECOND')) return []
    return [{ ...lineOf(current, chart, policy, ctx.today), side, digest: current.digest, sentence: sentenceOf(current) }]
  })
  return { items }
}

export async function openStack(ctx: Ctx, { agreementIds }: Taken<Contract['openStack']>): Promise<Stack> {
  const items: { versionId: string; agreementId: string; digest: string }[] = []
  for (const id of new Set(agreementIds)) {
    const current = await findCurrent(ctx, id)
    const side = current ? sideToSign(current, ctx.actor) : noSuch
    if (!current || typeof side !== 'string' || current.digest === null) {
      const why = typeof side === 'string' ? noSuch : side
      throw new Refused(refusal(why.code, why.status, current ? `${current.code}: ${why.detail}` : why.detail))
    }
    items.push({ versionId: current.versionId, agreementId: id, digest: current.digest })
  }
  const stackId = ctx.newId()
  await saveStack(ctx, { id: stackId, personId: ctx.actor.personId ?? '', items })
  await record(ctx, { act: 'stack.opened', subject: stackId, after: { digests: items.map(({ digest }) => digest) } })
  return shown(ctx, await found(ctx, stackId))
}

export const readStack = async (ctx: Ctx, { stackId }: Taken<Contract['readStack']>): Promise<Stack> =>
  shown(ctx, await found(ctx, stackId))

/** Signs a stack with one passphrase: exactly the listed digests, one act after the other; what fails is told beside it and can be repeated. */
export async function signStack(steps: Steps<SigningTables>, { stackId, passphrase }: Taken<Contract['signStack']>): Promise<Stack> {
  const before = await steps.step((ctx) => readStack(ctx, { stackId }))
  const signer = await openSigner(steps, passphrase)
  for (const { agreementId, digest, state } of before.items) {
    if (state === 'SIGNED' || state === 'CHANGED') continue
    try {
      await signOne(steps, signer, { id: agreementId, stackId, digest })
    } catch (error) {
      // One that cannot be signed must not stop the others; its reason is in its signing row or follows from its state.
      if (!(error instanceof Refused)) throw error
    }
  }
  return steps.step((ctx) => readStack(ctx, { stackId }))
}
