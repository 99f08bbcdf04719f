import * as z from 'zod/mini'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { type OrganisationTables, readPack, unitsOn } from '../organisation/index.ts'
import type { BudgetInForce } from './budget.contract.ts'
import type { BudgetTables } from './budget.tables.ts'
import { officesOf, sourceOf } from './in-force.rules.ts'
import { aliasesOf, approvalsOf, sumsOf, versionInForce } from './in-force.store.ts'

const Sources = z.object({
  sources: z.array(z.object({ startsWith: z.optional(z.string()), contains: z.optional(z.string()), label: z.string() })),
})

/** The budget in force on a date with all sums per office; `null` while the year has none. */
export async function currentBudget(
  ctx: Context<BudgetTables & OrganisationTables>,
  { year, on }: { year: number; on: LocalDate },
): Promise<BudgetInForce | null> {
  const version = await versionInForce(ctx, year, on)
  if (!version) return null
  const { content } = await readPack(ctx, 'anggaran', on, Sources)
  const units = new Map((await unitsOn(ctx, on)).flatMap(({ id, skpdCode }) => (skpdCode ? [[skpdCode, id] as const] : [])))
  const aliases = await aliasesOf(ctx)
  const approvals = new Map((await approvalsOf(ctx, version.id)).map((approval) => [approval.skpd_code, approval]))
  const sums = (await sumsOf(ctx, version.id)).map(({ fundCode, fundName, ...sum }) => ({
    ...sum,
    source: sourceOf({ code: fundCode, name: fundName }, content.sources),
  }))
  const offices = officesOf(sums).map((office) => ({
    ...office,
    unitId: units.get(office.skpdCode) ?? aliases.get(office.skpdCode) ?? null,
    approvedOn: approvals.get(office.skpdCode)?.approved_on ?? version.approved_on,
    dpaNumber: approvals.get(office.skpdCode)?.dpa_number ?? null,
  }))
  const total = offices.reduce((sum, office) => sum + office.total, 0)
  return { versionId: version.id, year, stage: version.stage, sequence: version.sequence, approvedOn: version.approved_on, total, offices }
}
