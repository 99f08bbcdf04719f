import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { printVersion } from '../../budget/index.ts'
import { branchOf } from '../../organisation/index.ts'
import { identicalUp, type PlanTree, sameTarget, targetsAt } from '../../planning/index.ts'
import { sightOf, whyNotDraft, whyNotRead } from '../agreement.rules.ts'
import { type DraftingTables, draftingWorld } from '../drafting/drafting.actions.ts'
import { type DraftingWorld, planDrafting } from '../drafting/drafting.rules.ts'
import { type AgreementPolicy, AmendmentCause } from '../pack.contract.ts'
import { draftAmendments } from './drafting-amendments.actions.ts'
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

/** The measure that holds the target of another one that is the same. */
function keeperIn({ measures }: PlanTree): (measureId: string) => string {
  const byId = new Map(measures.map((measure) => [measure.id, measure]))
  return (id) => {
    const own = byId.get(id)
    return own ? (identicalUp(own, byId).at(-1)?.id ?? id) : id
  }
}

/** A target that both sides agreed otherwise than planned is no movement of the plan: it is left out
 * while the plan still says what it said then. One statement, none where no target differs. */
async function withoutAgreed(ctx: Ctx, world: DraftingWorld, behind: Behind[]): Promise<Behind[]> {
  const keeper = keeperIn(world.plan)
  const asked = behind.flatMap(({ promise: { agreedAt }, moved }) =>
    moved.flatMap(({ measureId }) =>
      measureId && agreedAt ? [{ measureId: keeper(measureId), at: agreedAt }] : [],
    ),
  )
  if (asked.length === 0) return behind
  const known = await targetsAt(ctx, world.year, asked)
  const today = new Map(world.plan.measures.map(({ id, target }) => [id, target]))
  return withoutMeant(behind, ({ agreedAt }, measureId) => {
    const then = known.get(`${keeper(measureId)} ${agreedAt}`)
    const now = today.get(measureId)
    return then !== undefined && now != null && sameTarget(then, now)
  })
}

/** Every promise in force of a year beside the world of today: what is behind, worst first, and how
 * many were compared. Some twenty statements, however many promises there are. */
export async function proposalsOfYear(
  ctx: Ctx,
  year: number,
): Promise<{ world: DraftingWorld; promises: InForce[]; proposals: Proposal[] }> {
  const promises = await loadInForce(ctx, year)
  const world = await draftingWorld(ctx, year)
  const behind = await withoutAgreed(ctx, world, comparedWith(planDrafting(world), promises))
  return { world, promises, proposals: inOrderOf(proposalsOf(behind, world), world.policy) }
}

/** Counts of proposals by something they have, in the order in which they come. */
const counted = (proposals: readonly Proposal[], of: (one: Proposal) => string) =>
  [...Map.groupBy(proposals, of).values()].flatMap((own) =>
    own[0] ? [{ first: own[0], ...countsOf(own) }] : [],
  )

type Wanted = Pick<Taken<Contract['listProposals']>, 'unit' | 'level' | 'degree' | 'id' | 'year'>

/** The proposals the actor may see, those of the office, and those of them that are asked for. */
async function wantedOf(ctx: Ctx, { year, unit, level, degree, id }: Wanted) {
  const { world, promises, proposals } = await proposalsOfYear(ctx, year)
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

/** Drafts the amendment of everything that is behind and asked for, in one transaction. What is on
 * its way already or is being signed is left and told; so a second press changes nothing. Refused to
 * all but who drafts promises; one promise alone its giver amends too (`draftAmendment`). */
export async function draftProposals(
  ctx: Ctx,
  { cause, reason, reference, effectiveFrom, ...wanted }: Taken<Contract['draftProposals']>,
): Promise<Given<Contract['draftProposals']>> {
  heed(whyNotDraft(ctx.actor))
  const { asked } = await wantedOf(ctx, wanted)
  const ids = asked.map(({ id }) => id)
  if (ids.length === 0) return { drafted: [], left: [] }
  return draftAmendments(ctx, { ids, cause, reason, reference, effectiveFrom })
}
