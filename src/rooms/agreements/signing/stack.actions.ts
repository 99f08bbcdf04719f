import type { Taken } from '../../../kernel/contract.ts'
import { capitalised, printCount } from '../../../kernel/indonesian.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Context, Steps } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import { openSigner } from '../../documents/index.ts'
import { isUnfrozen } from '../state.rules.ts'
import { freeze, held, toAgree, whyNotBindHere } from '../talks/agreeing.actions.ts'
import { readyToSign, sideToSign } from '../talks/party.rules.ts'
import { type SigningTables, signOne } from './signing.actions.ts'
import type { Stack, signingContract } from './signing.contract.ts'
import { itemState, stackState } from './signing.rules.ts'
import { findStack, type StoredStack, saveStack } from './signing.store.ts'

type Ctx = Context<SigningTables>
type Contract = typeof signingContract

const noSuch = refusal(
  'agreements/no-such-stack',
  404,
  'Tumpukan tanda tangan ini tidak ditemukan.',
)
const notYours = refusal(
  'agreements/not-your-stack',
  403,
  'Tumpukan ini dikumpulkan orang lain; kumpulkan milik Anda sendiri.',
)

async function found(ctx: Ctx, stackId: string): Promise<StoredStack> {
  const stack = await findStack(ctx, stackId)
  if (!stack) throw new Refused(noSuch)
  if (stack.personId !== ctx.actor.personId) throw new Refused(notYours)
  return stack
}

/** A stack as its opener sees it now. */
export function shownStack(stack: StoredStack, now: Instant): Stack {
  const items = stack.items.map((item): Stack['items'][number] => {
    const { agreementId, digest, standing } = item
    const party = standing?.firstParty
    return {
      agreementId,
      code: standing?.code ?? '',
      name: party?.name ?? '',
      title: party?.title ?? '',
      digest,
      ...itemState(
        item,
        standing ? { ...standing, own: party?.personId === stack.personId } : undefined,
        stack.signings,
        now,
      ),
    }
  })
  return {
    id: stack.id,
    openedAt: stack.openedAt,
    items,
    total: items.length,
    signed: items.filter(({ state }) => state === 'SIGNED').length,
    state: stackState(items, stack.signings, now, stack.interruptedAt),
  }
}

type Listed = { versionId: string; agreementId: string; digest: string }

/** One promise as it is listed: an own draft is agreed to with it, when it is what the signer read.
 * What moved since is listed, and stands there as CHANGED. */
async function listed(ctx: Ctx, id: string, seen: string | undefined): Promise<Listed> {
  const current = await held(ctx, id)
  const { versionId, code } = current
  const side = sideToSign(readyToSign(current, ctx.actor), ctx.actor)
  const moved = typeof side !== 'string' && side.status === 409 && seen !== undefined
  if (typeof side !== 'string' && !moved)
    throw new Refused(refusal(side.code, side.status, `${code}: ${side.detail}`))
  if (moved) return { versionId, agreementId: id, digest: seen }
  const content = isUnfrozen(current.state) ? await toAgree(ctx, current) : null
  const digest = seen ?? content?.digest ?? current.digest
  if (digest === null) throw new Refused(noSuch)
  if (content && content.digest === digest) await freeze(ctx, current, content)
  return { versionId, agreementId: id, digest }
}

export async function openStack(
  ctx: Ctx,
  { agreementIds, digests }: Taken<Contract['openStack']>,
): Promise<Stack> {
  heed(whyNotBindHere(ctx))
  const items: Listed[] = []
  for (const id of new Set(agreementIds)) items.push(await listed(ctx, id, digests?.[id]))
  const stackId = ctx.newId()
  await saveStack(ctx, { id: stackId, personId: ctx.actor.personId ?? '', items })
  await record(ctx, {
    act: 'stack.opened',
    subject: stackId,
    after: { digests: items.map(({ digest }) => digest) },
  })
  return shownStack(await found(ctx, stackId), ctx.now)
}

export const readStack = async (
  ctx: Ctx,
  { stackId }: Taken<Contract['readStack']>,
): Promise<Stack> => shownStack(await found(ctx, stackId), ctx.now)

/** Signs a stack with one passphrase: exactly the listed digests, one act after the other; what
 * fails is told beside it and can be repeated. */
export async function signStack(
  steps: Steps<SigningTables>,
  { stackId, passphrase }: Taken<Contract['signStack']>,
): Promise<Stack> {
  const before = await steps.step(async (ctx) => {
    heed(whyNotBindHere(ctx))
    return readStack(ctx, { stackId })
  })
  const signer = await openSigner(steps, passphrase)
  for (const { agreementId, digest, state } of before.items) {
    if (state === 'SIGNED' || state === 'CHANGED') continue
    try {
      await signOne(steps, signer, { id: agreementId, stackId, digest })
    } catch (error) {
      // One that cannot be signed must not stop the others; its reason is in its signing row or
      // follows from its state.
      if (!(error instanceof Refused)) throw error
    }
  }
  return steps.step(async (ctx) => {
    const after = await readStack(ctx, { stackId })
    await tellDone(ctx, after)
    return after
  })
}

/** Many signatures take a while; who went on meanwhile learns on the bell how it ended. */
async function tellDone(ctx: Ctx, { items }: Stack): Promise<void> {
  const { personId } = ctx.actor
  const signed = items.filter(({ state }) => state === 'SIGNED').length
  if (personId === null || items.length < 2) return
  const left = items.length - signed
  const all = printCount(items.length)
  const title =
    left === 0
      ? `${capitalised(all)} perjanjian kinerja sudah Anda tanda tangani.`
      : `${capitalised(printCount(left))} dari ${all} perjanjian kinerja belum tertanda tangan.`
  const kind = 'agreements/stack-signed'
  const link = left === 0 ? '/perjanjian' : '/tanda-tangan'
  await ctx.notices.tell([{ personId, kind, title, link, topic: kind }])
}
