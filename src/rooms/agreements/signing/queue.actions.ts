import type { Given } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import { type Chart, chartOn } from '../../organisation/index.ts'
import { lineOf, policyOf } from '../agreement.actions.ts'
import { findingsOf } from '../agreement.rules.ts'
import { type Current, loadChain, loadWaiting } from '../agreement.store.ts'
import { loadBlocksOf } from '../block.store.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { contentNow } from '../proof/content.actions.ts'
import { isUnfrozen } from '../state.rules.ts'
import { linksOf } from '../talks/agreeing.actions.ts'
import { readyToSign, sideToSign, whyNotSign } from '../talks/party.rules.ts'
import { sentenceOf } from './queue.rules.ts'
import { loadObjectives, type Objectives } from './queue.store.ts'
import type { SigningTables } from './signing.actions.ts'
import type { QueueLine, signingContract } from './signing.contract.ts'
import { latestStack } from './signing.store.ts'
import { shownStack } from './stack.actions.ts'

type Ctx = Context<SigningTables>
type Ground = { chart: Chart; policy: AgreementPolicy; objectives: ReadonlyMap<string, Objectives> }

/** The digest an own draft would be frozen under, and what must be mended first. */
async function draftOf(
  ctx: Ctx,
  current: Current,
  policy: AgreementPolicy,
): Promise<Pick<QueueLine, 'digest' | 'hindrance'>> {
  const { rows, budget } = await loadBlocksOf(ctx, current.versionId)
  const chain = await loadChain(ctx, current)
  const { form, level } = current
  const why = whyNotSign(
    current,
    findingsOf({ rowList: rows, budgetList: budget, form, level, chain: linksOf(chain) }, policy),
    ctx.actor,
  )
  const { digest } = await contentNow(ctx, current, { policy, rows, budget, above: chain.at(-1) })
  return { digest, hindrance: why && { detail: why.detail, href: why.mend?.href ?? null } }
}

async function lineIn(
  ctx: Ctx,
  current: Current,
  { chart, policy, objectives }: Ground,
): Promise<QueueLine[]> {
  const side = sideToSign(readyToSign(current, ctx.actor), ctx.actor)
  if (typeof side !== 'string') return []
  const { rows, budget, digest } = current
  const sentence = sentenceOf({
    title: current.firstParty.title,
    objectives: objectives.get(current.versionId),
    rows,
    budget,
  })
  const draft = isUnfrozen(current.state)
    ? await draftOf(ctx, current, policy)
    : { digest, hindrance: null }
  return [{ ...lineOf(ctx, current, chart, policy), side, sentence, ...draft }]
}

/** Everything that waits for this person's signature, and the stack that was left halfway. */
export async function listQueue(ctx: Ctx): Promise<Given<(typeof signingContract)['listQueue']>> {
  const { personId, mandates } = ctx.actor
  const positionIds = mandates.flatMap(({ positionId }) => (positionId ? [positionId] : []))
  const waiting = await loadWaiting(ctx, { personId: personId ?? '', positionIds })
  const ground: Ground = {
    chart: await chartOn(ctx, ctx.today),
    policy: await policyOf(ctx, Number(ctx.today.slice(0, 4))),
    objectives: await loadObjectives(
      ctx,
      waiting.map(({ versionId }) => versionId),
    ),
  }
  const items: QueueLine[] = []
  for (const current of waiting) items.push(...(await lineIn(ctx, current, ground)))
  const latest = personId ? await latestStack(ctx, personId) : undefined
  const state = latest && (await shownStack(ctx, latest)).state
  return { items, stack: latest && (state === 'RUNNING' || state === 'STOPPED') ? latest.id : null }
}
