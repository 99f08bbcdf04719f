import * as z from 'zod/mini'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type AgreementsTables, sightOf } from '../../agreements/index.ts'
import { MeasurementPack } from '../../measurement/words.ts'
import { agencyOf, chartOn, type OrganisationTables, packOf } from '../../organisation/index.ts'
import { dateWithin, Frequency } from '../../planning/words.ts'
import { untilOffices } from '../control-room/grouping.rules.ts'
import { measuresShown, type Wanted } from '../measure.store.ts'
import { lastEndedMonth, lastPeriod, periodsUpTo } from '../moment.rules.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { Moment } from '../standing.rules.ts'
import { nodesShown } from './node.store.ts'
import { unitsSeen, whyNotSeeTree } from './scope.rules.ts'
import type { treeContract } from './tree.contract.ts'
import { performanceTree } from './tree.rules.ts'

export type TreeTables = ReportingTables & OrganisationTables & AgreementsTables
type Contract = typeof treeContract

/** The part of rule pack `pengukuran` that means and bands need. */
export const RollUpShape = z.pick(MeasurementPack, {
  limits: true,
  bandProfile: true,
  bandProfiles: true,
})

/** What to ask the database for at a moment. */
export function wantedAt(
  { year, upTo }: Moment,
  on: LocalDate,
  nodeIds: readonly string[],
): Wanted {
  const last = Frequency.options.flatMap((frequency) => lastPeriod(frequency, year, upTo) ?? [])
  return { on, year, nodeIds, ended: periodsUpTo(year, upTo), last: [...new Set(last)] }
}

/** The cascade of a year in two statements, whatever its size: nodes with people, measures with
 * figures. */
export async function readTree(
  ctx: Context<TreeTables>,
  input: Taken<Contract['readTree']>,
): Promise<Given<Contract['readTree']>> {
  const year = input.year ?? Number(ctx.today.slice(0, 4))
  const on = dateWithin(year, ctx.today)
  const chart = await chartOn(ctx, on)
  const office = input.unit ? (agencyOf(chart, input.unit)?.id ?? null) : null
  heed(whyNotSeeTree(ctx.actor, input.unit, office))
  const units = unitsSeen(ctx.actor, input.unit)
  const moment = { year, upTo: lastEndedMonth(year, ctx.today), today: ctx.today }
  const nodes = await nodesShown(ctx, chart, { on, units, components: input.until && untilOffices })
  const measures = await measuresShown(
    ctx,
    wantedAt(
      moment,
      on,
      nodes.map(({ node }) => node.id),
    ),
  )
  const { content: pack } = await packOf(ctx, 'pengukuran', year, RollUpShape)
  return performanceTree(nodes, measures, moment, { pack, chart, sight: sightOf(ctx.actor), units })
}
