import { compare, decimal, hundred } from '../../../kernel/decimal.ts'
import { monthsOf } from '../../../kernel/period.ts'
import type { Context } from '../../../platform/context.ts'
import { countedSteps } from '../../actionplan/index.ts'
import { blocksOf, standingPromises } from '../../agreements/index.ts'
import { agencyOf, leaderOf } from '../../organisation/index.ts'
import { Grade, type OrganisationPredicate } from '../evaluation/evaluation.contract.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import type { Ground } from './ground.actions.ts'
import {
  annualProposal,
  type Counted,
  periodicProposal,
  promiseGrade,
} from './organisation.rules.ts'

type Ctx = Context<StaffRoomTables>

/** The promises of whoever led a unit in the year. */
async function promisesOf(ctx: Ctx, { year, chart }: Ground, unitId: string) {
  const post = leaderOf(chart, unitId)
  const agencyId = agencyOf(chart, unitId)?.id ?? unitId
  const all = await standingPromises(ctx, {
    year,
    sight: {
      ...{ all: false, personId: ctx.actor.personId ?? unitId },
      ...{ positionIds: [], agencyIds: [agencyId] },
    },
  })
  return all.filter(
    (one) => one.unitId === unitId && one.firstParty.positionId === post?.id && one.signedAt,
  )
}

async function countedIndicators(
  ctx: Ctx,
  promises: Awaited<ReturnType<typeof promisesOf>>,
  year: number,
): Promise<Counted> {
  const counted = { due: 0, met: 0, begun: 0, beyond: 0 }
  const current = promises.findLast(({ state }) => state === 'ACTIVE') ?? promises.at(-1)
  if (!current) return counted
  const { rows } = await blocksOf(ctx, current.versionId)
  const measureIds = rows.flatMap(({ measureId }) => measureId ?? [])
  const achieved = await ctx.figures.achieved(measureIds, { year, before: `${year + 1}-01-01` })
  for (const id of measureIds) {
    const achievement = achieved.get(id)?.achievement
    counted.due += 1
    if (achievement == null) continue
    counted.begun += 1
    const against = compare(decimal(achievement), hundred)
    if (against >= 0) counted.met += 1
    if (against > 0) counted.beyond += 1
  }
  return counted
}

/** What was counted of an organisation in a period, and which predicate that proposes by what was
 * expected of it (§10.1). */
export async function factsOf(ctx: Ctx, ground: Ground, unitId: string) {
  const { annual, read, rules, year } = ground
  const promises = await promisesOf(ctx, ground, unitId)
  const months = monthsOf(read).map(({ month }) => month)
  const counted = annual
    ? await countedIndicators(ctx, promises, year)
    : await countedSteps(
        ctx,
        promises.map(({ id }) => id),
        { from: months[0] ?? 1, to: months.at(-1) ?? 12 },
      )
  const grade = promiseGrade(rules.organisation, counted)
  const proposalFor = (expectation: Grade): OrganisationPredicate | null =>
    annual
      ? annualProposal(rules.organisation, grade, expectation)
      : periodicProposal(rules.organisation, counted)
  return {
    counted,
    proposals: Object.fromEntries(Grade.options.map((one) => [one, proposalFor(one)])) as Record<
      Grade,
      OrganisationPredicate | null
    >,
  }
}
