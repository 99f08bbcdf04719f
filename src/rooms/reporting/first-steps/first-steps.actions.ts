import type { Given } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, type OrganisationTables, whyNotBind } from '../../organisation/index.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { firstStepsContract } from './first-steps.contract.ts'
import { firstSteps, whyNotSetUp } from './first-steps.rules.ts'
import { countFirstSteps } from './first-steps.store.ts'

/** What this region has of all that signing needs, true at the moment it is asked: chart in memory,
 * two statements of counts. */
export async function readFirstSteps(
  ctx: Context<ReportingTables & OrganisationTables>,
): Promise<Given<(typeof firstStepsContract)['readFirstSteps']>> {
  heed(whyNotSetUp(ctx.actor))
  const { organisation } = await chartOn(ctx, ctx.today)
  const workers = new Set(organisation.assignments.map(({ personId }) => personId))
  const signed = await ctx.facts.read('agreements.active', ctx.today.slice(0, 4), null)
  return {
    steps: firstSteps({
      ...(await countFirstSteps(ctx, [...workers])),
      offices: organisation.units.filter(({ isAgency }) => isAgency).length,
      workers: workers.size,
      promises: Number(signed?.denominator ?? 0),
      address: whyNotBind({ ...ctx.region, address: ctx.publicUrl }, ctx.actor) === null,
      active: Number(signed?.numerator ?? 0),
    }),
  }
}
