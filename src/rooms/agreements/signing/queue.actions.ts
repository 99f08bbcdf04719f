import type { Given } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import type { BudgetTables } from '../../budget/index.ts'
import { type Chart, chartOn } from '../../organisation/index.ts'
import { lineOf, policyOf } from '../agreement.actions.ts'
import type { Finding, OffBudget } from '../agreement.contract.ts'
import { findingsOf } from '../agreement.rules.ts'
import { type Current, loadChains } from '../agreement.store.ts'
import { offBudgetAmong } from '../amending/off-budget.actions.ts'
import { loadBlocksBeside } from '../block.store.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { contentNow } from '../proof/content.actions.ts'
import { isUnfrozen } from '../state.rules.ts'
import { linksOf } from '../talks/agreeing.actions.ts'
import { readyToSign, sideToSign, whyNotSign } from '../talks/party.rules.ts'
import { findingsOfTalks } from '../talks/plan.actions.ts'
import { sentenceOf } from './queue.rules.ts'
import { loadWaiting, type Waiting } from './queue.store.ts'
import type { SigningTables } from './signing.actions.ts'
import type { QueueLine, signingContract } from './signing.contract.ts'
import { latestStack } from './signing.store.ts'
import { shownStack } from './stack.actions.ts'

type Ctx = Context<SigningTables>
type Ground = {
  chart: Chart
  policy: AgreementPolicy
  blocks: Awaited<ReturnType<typeof loadBlocksBeside>>
  chains: ReadonlyMap<string, Current[]>
  /** What talks and plan leave open, by version. */
  open: ReadonlyMap<string, Finding[]>
  offBudget: ReadonlyMap<string, OffBudget>
}

/** The digest an own draft would be frozen under, and what must be mended first. */
async function draftOf(
  ctx: Ctx,
  current: Current,
  { policy, blocks, chains, open }: Ground,
): Promise<Pick<QueueLine, 'digest' | 'hindrance'>> {
  const own = blocks(current)
  const chain = chains.get(current.id) ?? []
  const { form, level } = current
  const findings = [
    ...(open.get(current.versionId) ?? []),
    ...findingsOf(
      { rowList: own.rows, budgetList: own.budget, form, level, chain: linksOf(chain) },
      policy,
    ),
  ]
  const why = whyNotSign(current, findings, ctx.actor)
  const { digest } = await contentNow(ctx, current, { policy, ...own, above: chain.at(-1) })
  return { digest, hindrance: why && { detail: why.detail, href: why.mend?.href ?? null } }
}

type Signable = { current: Waiting; side: QueueLine['side'] }

async function lineIn(ctx: Ctx, { current, side }: Signable, ground: Ground): Promise<QueueLine> {
  const { objectives, rows, budget, digest } = current
  const sentence = sentenceOf({ title: current.firstParty.title, objectives, rows, budget })
  const draft = isUnfrozen(current.state)
    ? await draftOf(ctx, current, ground)
    : { digest, hindrance: null }
  const line = lineOf(ctx, current, ground.chart, ground.policy, ground)
  return { ...line, side, sentence, ...draft }
}

/** What waits for this person's signature, with the side they sign on. */
async function signable(ctx: Ctx): Promise<Signable[]> {
  const { personId, mandates } = ctx.actor
  const positionIds = mandates.flatMap(({ positionId }) => (positionId ? [positionId] : []))
  const waiting = await loadWaiting(ctx, { personId: personId ?? '', positionIds })
  return waiting.flatMap((current) => {
    const side = sideToSign(readyToSign(current, ctx.actor), ctx.actor)
    return typeof side === 'string' ? { current, side } : []
  })
}

/** Which of what waits differs from the DPA in force, by the very version that waits. */
async function offBudgetOfQueue(
  ctx: Context<SigningTables & BudgetTables>,
  waiting: readonly Signable[],
  policy: AgreementPolicy,
) {
  const years = Map.groupBy(
    waiting.map(({ current }) => ({ ...current, promiseState: current.state, inForceId: null })),
    ({ year }) => year,
  )
  const all: [string, OffBudget][] = []
  for (const [year, own] of years) all.push(...(await offBudgetAmong(ctx, own, { year, policy })))
  return new Map(all)
}

/** Everything that waits for this person's signature, and the stack that was left halfway; fifteen
 * statements, however much waits. */
export async function listQueue(
  ctx: Context<SigningTables & BudgetTables>,
): Promise<Given<(typeof signingContract)['listQueue']>> {
  const waiting = await signable(ctx)
  const drafts = waiting.flatMap(({ current }) => (isUnfrozen(current.state) ? current : []))
  const policy = await policyOf(ctx, Number(ctx.today.slice(0, 4)))
  const blocks = await loadBlocksBeside(ctx, drafts)
  const ground: Ground = {
    chart: await chartOn(ctx, ctx.today),
    ...{ policy, blocks },
    chains: await loadChains(ctx, drafts),
    open: await findingsOfTalks(
      ctx,
      drafts.map((current) => ({ current, rows: blocks(current).rows })),
    ),
    offBudget: await offBudgetOfQueue(ctx, waiting, policy),
  }
  const items: QueueLine[] = []
  for (const one of waiting) items.push(await lineIn(ctx, one, ground))
  const { personId } = ctx.actor
  const latest = personId ? await latestStack(ctx, personId) : undefined
  const state = latest && shownStack(latest, ctx.now).state
  return { items, stack: latest && (state === 'RUNNING' || state === 'STOPPED') ? latest.id : null }
}
