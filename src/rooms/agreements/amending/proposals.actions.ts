import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import type { Context } from '../../../platform/context.ts'
import { printVersion } from '../../budget/index.ts'
import { branchOf } from '../../organisation/index.ts'
import { sightOf, whyNotRead } from '../agreement.rules.ts'
import { type DraftingTables, draftingWorld } from '../drafting/drafting.actions.ts'
import { type DraftingWorld, planDrafting } from '../drafting/drafting.rules.ts'
import { type AgreementPolicy, AmendmentCause } from '../pack.contract.ts'
import { stillPlanned } from './agreed-otherwise.actions.ts'
import type { Proposal, proposalContract } from './proposal.contract.ts'
import {
  type Behind,
  comparedWith,
  countsOf,
  type InForce,
  inOrderOf,
  proposalsOf,
  withoutMeant,
} from './proposal.rules.ts'
import { loadInForce } from './proposal.store.ts'

type Ctx = Context<DraftingTables>
type Contract = typeof proposalContract

/** A target that both sides agreed otherwise than planned is no movement of the plan: it is left out
 * while the plan still says what it said then. */
async function withoutAgreed(ctx: Ctx, world: DraftingWorld, behind: Behind[]): Promise<Behind[]> {
  const asked = behind.flatMap(({ promise: { agreedAt: at }, moved }) =>
    moved.flatMap(({ measureId }) => (measureId && at ? [{ measureId, at }] : [])),
  )
  const isMeant = await stillPlanned(ctx, world, asked)
  return withoutMeant(
    behind,
    ({ agreedAt: at }, measureId) => at !== null && isMeant({ measureId, at }),
  )
}

/** Promises in force of a year (`loadInForce`) beside the world of today: what is behind, worst first, and how
 * many were compared. Some twenty statements, however many promises there are. */
export async function proposalsOfYear(
  ctx: Ctx,
  year: number,
  promises: readonly InForce[],
): Promise<{ world: DraftingWorld; proposals: Proposal[] }> {
  const world = await draftingWorld(ctx, year)
  const behind = await withoutAgreed(ctx, world, comparedWith(planDrafting(world), promises))
  return { world, proposals: inOrderOf(proposalsOf(behind, world), world.policy) }
}

/** Counts of proposals by something they have, in the order in which they come. */
const counted = (proposals: readonly Proposal[], of: (one: Proposal) => string) =>
  [...Map.groupBy(proposals, of).values()].flatMap((own) =>
    own[0] ? [{ first: own[0], ...countsOf(own) }] : [],
  )

type Wanted = Pick<Taken<Contract['listProposals']>, 'unit' | 'level' | 'degree' | 'id' | 'year'>

/** The proposals the actor may see, those of the office, and those of them that are asked for. */
export async function wantedOf(ctx: Ctx, { year, unit, level, degree, id }: Wanted) {
  const promises = await loadInForce(ctx, year)
  const { world, proposals } = await proposalsOfYear(ctx, year, promises)
  const sight = sightOf(ctx.actor)
  const readable = new Map(
    promises.flatMap((one) => (whyNotRead(sight, one) ? [] : [[one.id, one.unitId]])),
  )
  const mine = proposals.filter((one) => readable.has(one.id))
  const isOffice = unit && world.chart.unit.get(unit)?.isAgency !== false
  const units = new Set(unit && !isOffice ? branchOf(world.chart, unit).map((one) => one.id) : [])
  const there = mine.filter(
    (one) => !unit || (isOffice ? one.agencyId === unit : units.has(readable.get(one.id) ?? '')),
  )
  const asked = there.filter(
    (one) =>
      (!level || one.level === level) &&
      (!degree || one.degree === degree) &&
      (!id || one.id === id),
  )
  return { world, compared: readable.size, mine, there, asked }
}

export async function listProposals(
  ctx: Ctx,
  input: Taken<Contract['listProposals']>,
): Promise<Given<Contract['listProposals']>> {
  const { world, compared, mine, there, asked } = await wantedOf(ctx, input)
  const { start, limit, cut } = windowOf(input)
  return {
    ...cut(asked.slice(start, start + limit + 1)),
    open: asked.filter(({ underWay }) => underWay === null).length,
    compared,
    ...countsOf(mine),
    levels: counted(there, (one) => one.level).map(({ first, ...counts }) => ({
      ...counts,
      level: first.level,
      label: first.levelLabel,
    })),
    offices: counted(mine, ({ agencyId }) => agencyId ?? '').map(({ first, ...counts }) => ({
      ...counts,
      id: first.agencyId,
      name: first.agencyName ?? ctx.region.name,
    })),
    budget: world.budget && printVersion(world.budget),
    causes: causesOf(world.policy),
  }
}

const causesOf = ({ amendment }: AgreementPolicy) =>
  AmendmentCause.options.map((cause) => {
    const { label, needsReference } = amendment.causes[cause]
    return { cause, label, needsReference }
  })
