import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import { policyOf, seen } from '../agreement.actions.ts'
import { type Current, findCurrent } from '../agreement.store.ts'
import type { AgreementsTables, VersionCause } from '../agreements.tables.ts'
import { loadBlocksOf, noBlocks } from '../block.store.ts'
import type { DraftingTables } from '../drafting/drafting.actions.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { contentOfVersion } from '../proof/content.actions.ts'
import type { Amending, amendingContract, Changed } from './amending.contract.ts'
import { earliestMonth, mayAmend, monthsFrom, usualMonth, whyNotAmend } from './amending.rules.ts'
import { loadVersions, versionsOfContents } from './amending.store.ts'
import { changesBetween, type Moved } from './change.rules.ts'
import { amendingGround, drawnFor, monthsFor } from './drafting-amendments.actions.ts'

type Ctx = Context<AgreementsTables & OrganisationTables>
type Contract = typeof amendingContract

const printedOf = ({ of, before, after }: Moved): Changed => ({ of, before, after })

const causeIn = ({ amendment }: AgreementPolicy, cause: VersionCause): string | null => {
  if (cause === 'INITIAL') return null
  return cause === 'ADDENDUM' ? 'Adendum' : amendment.causes[cause].label
}

/** What changed between two versions, line by line. */
async function changedBetween(ctx: Ctx, before: string, after: string): Promise<Changed[]> {
  const blocks = await loadBlocksOf(ctx, [before, after])
  return changesBetween(blocks.get(before) ?? noBlocks, blocks.get(after) ?? noBlocks).map(
    printedOf,
  )
}

/** Every version of a promise, and what one of them changes in the one it amends. */
export async function readVersions(
  ctx: Ctx,
  { id, version }: Taken<Contract['readVersions']>,
): Promise<Given<Contract['readVersions']>> {
  const current = await seen(ctx, id)
  const policy = await policyOf(ctx, current.year)
  const versions = await loadVersions(ctx, id)
  const asked = versions.find(({ number }) => number === (version ?? current.version))
  const amends = versions.findLast(
    ({ number, droppedAt }) => asked !== undefined && number < asked.number && droppedAt === null,
  )
  return {
    items: versions.map(({ id: _, cause, droppedAt, ...one }) => ({
      ...one,
      ...{ cause: causeIn(policy, cause), dropped: droppedAt !== null },
    })),
    amends: amends?.number ?? null,
    changes: asked && amends ? await changedBetween(ctx, amends.id, asked.id) : [],
  }
}

/** What the promise above says otherwise than when this one was agreed on it. */
export async function readMovedParent(
  ctx: Ctx,
  { id }: Taken<Contract['readMovedParent']>,
): Promise<Given<Contract['readMovedParent']>> {
  const current = await seen(ctx, id)
  const carried = (await contentOfVersion(ctx, current))?.parent?.digest
  const above = current.parentId === null ? undefined : await findCurrent(ctx, current.parentId)
  const now = above?.inForceDigest ?? above?.standingDigest
  if (!carried || !above || !now || carried === now) return { changes: [] }
  const versions = await versionsOfContents(ctx, above.id, [carried, now])
  const [before, after] = [versions.get(carried), versions.get(now)]
  if (!before || !after || before === after) return { changes: [] }
  return { changes: await changedBetween(ctx, before, after) }
}

/** What an amendment of this promise could be asked with today, and what it would change. */
export async function readAmending(
  ctx: Context<DraftingTables>,
  { id }: Taken<Contract['readAmending']>,
): Promise<Amending> {
  const current = await seen(ctx, id)
  const ground = await amendingGround(ctx, current.year, [current])
  const months = monthsFor(current, ground, 'STRATEGY_CHANGE')
  const drawn = mayAmend(current, ctx.actor) ? drawnFor(current, ground) : null
  const why =
    whyNotAmend(current, ctx.actor, ctx.today) ?? (drawn && 'code' in drawn ? drawn : null)
  return {
    ...aboutOf(current),
    why: why?.detail ?? null,
    causes: causesIn(ground.policy),
    months: monthsFrom(earliestMonth(months), current.year),
    usual: usualMonth(months, ctx.today),
    changes:
      drawn && !('code' in drawn)
        ? changesBetween(ground.blocks.get(current.versionId) ?? noBlocks, drawn).map(printedOf)
        : [],
  }
}

const aboutOf = ({ id, code, version, firstParty: { name, title } }: Current) => ({
  ...{ id, code, version, name, title },
})

const causesIn = ({ amendment }: AgreementPolicy): Amending['causes'] =>
  (['STRATEGY_CHANGE', 'PRIORITY_CHANGE', 'OFFICIAL_CHANGE'] as const).map((cause) => ({
    cause,
    ...amendment.causes[cause],
  }))
