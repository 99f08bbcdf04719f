import { heed } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import {
  branchOf,
  type Chart,
  chartOn,
  type OrganisationTables,
  packOf,
} from '../organisation/index.ts'
import { whyNotReadPlan } from './node/node.rules.ts'
import { PlanningPack } from './pack.contract.ts'
import { loadPlan } from './plan.store.ts'
import type { PlanningTables } from './planning.tables.ts'
import { dateWithin, type Tree, treeOf } from './tree/tree.rules.ts'

export type PlanCtx = Context<PlanningTables & OrganisationTables>

/** The plan of a year with everything needed to print and judge it. */
export type PlanView = { year: number; on: string; tree: Tree; chart: Chart; pack: PlanningPack }

/** Opens the plan of a year (this one where none is named), or a part of it, for somebody who may
 * read it. A unit stands for everything below it. */
export async function openPlan(
  ctx: PlanCtx,
  year = Number(ctx.today.slice(0, 4)),
  wanted?: { unit: string } | { node: string },
): Promise<PlanView> {
  heed(whyNotReadPlan(ctx.actor))
  const on = dateWithin(year, ctx.today)
  const chart = await chartOn(ctx, on)
  const part =
    wanted && 'unit' in wanted
      ? { units: branchOf(chart, wanted.unit).map(({ id }) => id) }
      : wanted
  const tree = treeOf(await loadPlan(ctx, { on, year, part }))
  const { content: pack } = await packOf(ctx, 'perencanaan', year, PlanningPack)
  return { year, on, tree, chart, pack }
}
