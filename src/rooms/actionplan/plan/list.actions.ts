import type { Given, Taken } from '../../../kernel/contract.ts'
import { inOrder } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import type { Context } from '../../../platform/context.ts'
import {
  policyOf,
  type StandingPromise,
  sightOf,
  standingPromises,
} from '../../agreements/index.ts'
import { branchOf, type Chart, chartOn } from '../../organisation/index.ts'
import { endedMonths } from '../progress/progress.rules.ts'
import { progressOfPlans } from '../progress/progress.store.ts'
import type { ActionPlanRoomTables } from './ground.actions.ts'
import type { actionPlanContract, PlanLine } from './plan.contract.ts'
import { currentPlans } from './plan.store.ts'
import { orderOf, sumBy, sumOfLines } from './sum.rules.ts'

type Ctx = Context<ActionPlanRoomTables>
type Input = Taken<(typeof actionPlanContract)['listActionPlans']>

/** The promises in force that somebody may see, as asked for. */
async function promisesFor(ctx: Ctx, chart: Chart, input: Input): Promise<StandingPromise[]> {
  const { year, unit, level, mine, search } = input
  const all = await standingPromises(ctx, { year, sight: sightOf(ctx.actor), state: 'ACTIVE' })
  const units = unit === undefined ? null : new Set(branchOf(chart, unit).map(({ id }) => id))
  const words = search?.trim().toLocaleLowerCase('id') ?? ''
  return all.filter(
    ({ unitId, level: own, firstParty: { name, title, personId }, code }) =>
      (!units || units.has(unitId)) &&
      (level === undefined || level === own) &&
      (!mine || personId === ctx.actor.personId) &&
      `${name} ${title} ${code}`.toLocaleLowerCase('id').includes(words),
  )
}

async function linesOf(ctx: Ctx, chart: Chart, input: Input): Promise<PlanLine[]> {
  const promises = await promisesFor(ctx, chart, input)
  const ids = promises.map(({ id }) => id)
  const plans = await currentPlans(ctx, ids)
  const upTo = endedMonths(input.year, ctx.today)
  const progress = await progressOfPlans(ctx, ids, { year: input.year, upTo })
  const { levels } = await policyOf(ctx, input.year)
  const nameOf = (id: string | null): string | null => (id && chart.unit.get(id)?.name) || null
  return promises.map((promise): PlanLine => {
    const plan = plans.get(promise.id)
    const { code, level, agencyId, unitId, firstParty } = promise
    return {
      ...{ agreementId: promise.id, code, level, levelLabel: levels[level]?.label ?? level },
      ...{ unitName: unitId === agencyId ? null : nameOf(unitId), agencyName: nameOf(agencyId) },
      ...{ name: firstParty.name, title: firstParty.title },
      ...{ state: plan?.state ?? null, version: plan?.number ?? null },
      outdated: plan !== undefined && plan.agreementVersionId !== promise.versionId,
      progress: plan?.inForceId
        ? (progress.get(promise.id) ?? { planned: 0, reported: 0, done: 0 })
        : null,
    }
  })
}

/** The plans of the promises somebody may see, how far each is, and by office and level together. */
export async function listActionPlans(
  ctx: Ctx,
  input: Input,
): Promise<Given<(typeof actionPlanContract)['listActionPlans']>> {
  const chart = await chartOn(ctx, ctx.today)
  const lines = await linesOf(ctx, chart, input)
  const { start, limit, cut } = windowOf(input)
  const { items, next } = cut(inOrder(lines, input.sort, orderOf).slice(start, start + limit + 1))
  return {
    ...{ items, next },
    total: sumOfLines('all', 'Semua', lines),
    offices: sumBy(lines, ({ agencyName }) => agencyName ?? ctx.region.governmentName),
    levels: sumBy(lines, ({ levelLabel }) => levelLabel),
  }
}
