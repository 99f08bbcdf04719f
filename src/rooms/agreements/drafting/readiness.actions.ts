import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Context } from '../../../platform/context.ts'
import { type Duty, dutyAround, type OrganisationTables } from '../../organisation/index.ts'
import type { agreementContract, PromiseTrait } from '../agreement.contract.ts'
import { type Sight, sightOf, whyNotRead } from '../agreement.rules.ts'
import { type Filter, mandatesWithPromise } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { type DraftingTables, draftingWorld } from './drafting.actions.ts'
import { type DraftingWorld, planDrafting } from './drafting.rules.ts'
import { isSpared } from './gap.rules.ts'
import {
  type Counted,
  isLate,
  type Lacking,
  partedByDuty,
  type Ready,
  readinessOf,
} from './readiness.rules.ts'
import { countByOffice, latePromisesOf, passedDays } from './readiness.store.ts'

type Ctx = Context<DraftingTables>
type Contract = typeof agreementContract

/** Promises past their day of people who were away on it and since: they are not late. */
async function excused(
  ctx: Context<AgreementsTables & OrganisationTables>,
  filter: Filter,
  duty: Duty,
) {
  const found = await latePromisesOf(ctx, filter, [...duty.off.keys()])
  return found.filter((one) => !isLate(one, ctx.today, duty))
}

/** Which promises a list of late ones leaves out. */
export async function excusedAmong(
  ctx: Context<AgreementsTables & OrganisationTables>,
  filter: Filter,
  trait: PromiseTrait,
): Promise<string[]> {
  if (trait !== 'LATE') return []
  const duty = await dutyAround(ctx, await passedDays(ctx, filter))
  return (await excused(ctx, filter, duty)).map(({ id }) => id)
}

type Found = ReturnType<typeof planDrafting>

/** What has no draft: what could have one at once, and what cannot yet. Who has a promise already is
 * counted by it, whatever the plan says today. */
async function undrafted(
  ctx: Ctx,
  { wishes, gaps }: Found,
  { year, unit, sight }: { year: number; unit: string | undefined; sight: Sight },
): Promise<Pick<Found, 'wishes' | 'gaps'>> {
  const promised = await mandatesWithPromise(ctx, year)
  const isAsked = ({ agencyId }: { agencyId: string | null }): boolean =>
    unit === undefined || agencyId === unit
  return {
    wishes: wishes.filter(
      (wish) => isAsked(wish) && !promised.has(wish.mandateId) && whyNotRead(sight, wish) === null,
    ),
    gaps: gaps.filter(
      (gap) =>
        isAsked(gap) &&
        !(gap.mandateId && promised.has(gap.mandateId)) &&
        (sight.all || (gap.agencyId !== null && sight.agencyIds.includes(gap.agencyId))),
    ),
  }
}

/** The levels in the order and the words of the policy. */
function inOrder(
  levels: ReturnType<typeof readinessOf>['levels'],
  { policy }: DraftingWorld,
): Given<Contract['readReadiness']>['levels'] {
  const rankOf = (level: string): number => policy.levels[level]?.rank ?? Number.MAX_VALUE
  return levels
    .map((one) => ({ ...one, label: policy.levels[one.level]?.label ?? one.level }))
    .toSorted((a, b) => rankOf(a.level) - rankOf(b.level) || (a.label < b.label ? -1 : 1))
}

/** The board: how far the promises of a year are, by office and by level, of the whole region or of
 * one office. Each number can be listed (`listAgreements`, by state and `trait`). */
export async function readReadiness(
  ctx: Ctx,
  { year, unit }: Taken<Contract['readReadiness']>,
): Promise<Given<Contract['readReadiness']>> {
  const sight = sightOf(ctx.actor)
  const filter: Filter = { year, sight, agencyId: unit }
  const standing = await countByOffice(ctx, filter)
  const world = await draftingWorld(ctx, year)
  const found = planDrafting(world)
  const { wishes, gaps } = await undrafted(ctx, found, { year, unit, sight })
  const passed = [...standing, ...wishes].flatMap(({ dueOn }) =>
    dueOn && dueOn < ctx.today ? [dueOn] : [],
  )
  const duty = await dutyAround(ctx, [...new Set(passed)])
  const nameOf = (id: string | null): string | null =>
    (id && world.chart.unit.get(id)?.name) || null
  const isByLaw = ({ level }: { level: string }): boolean => world.policy.byLaw.includes(level)
  const lines: Counted[] = standing.map((one) => ({
    ...one,
    byLaw: isByLaw(one),
    agencyName: nameOf(one.agencyId),
    late: isLate({ ...one, personId: '' }, ctx.today),
  }))
  const ready = wishes.map(
    ({ agencyId, dueOn, level, personId }): Ready => ({
      ...{ agencyId, agencyName: nameOf(agencyId), level, dueOn, byLaw: isByLaw({ level }) },
      late: isLate({ dueOn, state: 'DRAFT', personId }, ctx.today, duty),
    }),
  )
  const owed: Lacking[] = gaps
    .filter((gap) => !isSpared(gap))
    .map((gap) => ({ ...gap, byLaw: isByLaw(gap) }))
  const board = readinessOf(partedByDuty(lines, await excused(ctx, filter, duty)), owed, ready)
  return {
    year,
    today: ctx.today,
    ...board,
    levels: inOrder(board.levels, world),
    gaps: gaps.slice(0, 500),
    notes: sight.all && unit === undefined ? found.notes : [],
  }
}
