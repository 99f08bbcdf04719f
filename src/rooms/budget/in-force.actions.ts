import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { chartOn, type OrganisationTables, packOf, type Unit } from '../organisation/index.ts'
import type { BudgetTables } from './budget.tables.ts'
import type { BudgetInForce, OfficeBudget } from './in-force.contract.ts'
import { officesOf, totalOf } from './in-force.rules.ts'
import {
  aliasesOf,
  approvalsOf,
  spendingInForce,
  sumsOf,
  versionInForce,
} from './in-force.store.ts'
import { BudgetPack, sourceOf } from './source.rules.ts'
import { loadVersions } from './version/version.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables>

/** Finds the unit behind a code of the budget. */
export type UnitFinder = (code: string) => Unit | null

/** Finds units by what was linked with a code by hand, else by a unit's own code. */
function unitBehind(units: readonly Unit[]): (linked: string | null, code: string) => Unit | null {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byCode = new Map(
    units.flatMap((unit) => (unit.skpdCode ? [[unit.skpdCode, unit] as const] : [])),
  )
  return (linked, code) => byId.get(linked ?? '') ?? byCode.get(code) ?? null
}

/** The units of a date by their budget code; what somebody linked by hand goes before the unit's
 * own code. */
export async function unitFinder(ctx: Ctx, on: LocalDate): Promise<UnitFinder> {
  const unitOf = unitBehind((await chartOn(ctx, on)).organisation.units)
  const aliases = await aliasesOf(ctx)
  return (code) => unitOf(aliases.get(code) ?? null, code)
}

/** What offices spend by the budget in force on a date, and units under a code of their own within
 * them; whole rupiah. Nothing while the year has none. */
export async function spendingOn(
  ctx: Ctx,
  { year, on }: { year: number; on: LocalDate },
): Promise<{ officeId: string | null; unitId: string | null; amount: number }[]> {
  const unitOf = unitBehind((await chartOn(ctx, on)).organisation.units)
  return (await spendingInForce(ctx, year, on)).map((row) => ({
    officeId: unitOf(row.office, row.skpdCode)?.id ?? null,
    unitId:
      row.subUnitCode === row.skpdCode ? null : (unitOf(row.subUnit, row.subUnitCode)?.id ?? null),
    amount: row.amount,
  }))
}

/** Every office of a version with its sums, or only the one of a code. The pack of its year says
 * the short names of funds. */
export async function officesIn(
  ctx: Ctx,
  version: { id: string; year: number; approvedOn: LocalDate },
  { unitOf, skpdCode }: { unitOf: UnitFinder; skpdCode?: string },
): Promise<OfficeBudget[]> {
  const { content: pack } = await packOf(ctx, 'anggaran', version.year, BudgetPack)
  const approvals = await approvalsOf(ctx, version.id)
  const sums = (await sumsOf(ctx, version.id, skpdCode)).map(({ fundCode, fundName, ...sum }) => ({
    ...sum,
    source: sourceOf({ code: fundCode, name: fundName }, pack),
  }))
  return officesOf(sums, (code) => unitOf(code)?.id ?? null).map((office) => ({
    ...office,
    approvedOn: approvals.get(office.skpdCode)?.approvedOn ?? version.approvedOn,
    dpaNumber: approvals.get(office.skpdCode)?.dpaNumber ?? null,
  }))
}

/** The budget in force on a date with all sums per office; `null` while the year has none. Five
 * statements, however many lines. */
export async function currentBudget(
  ctx: Ctx,
  { year, on }: { year: number; on: LocalDate },
): Promise<BudgetInForce | null> {
  const version = await versionInForce(ctx, year, on)
  if (!version) return null
  const { id, stage, sequence, approvedOn } = version
  const unitOf = await unitFinder(ctx, on)
  const offices = await officesIn(ctx, { id, year, approvedOn }, { unitOf })
  return {
    versionId: id,
    year,
    stage,
    sequence,
    approvedOn,
    total: totalOf(offices.map(({ total }) => ({ amount: total }))),
    offices,
  }
}

/** When the year's first budget was approved, and each office's DPA of it: from there the deadline
 * of the promises runs (`perjanjian-kinerja.md` §3.3). */
export async function firstApproval(
  ctx: Ctx,
  year: number,
): Promise<{ approvedOn: LocalDate; offices: Map<string, LocalDate> } | null> {
  const first = (await loadVersions(ctx, year))
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .toSorted((a, b) => a.sequence - b.sequence)[0]
  if (!first) return null
  const approvals = await approvalsOf(ctx, first.id)
  return {
    approvedOn: first.approvedOn,
    offices: new Map([...approvals].map(([code, { approvedOn }]) => [code, approvedOn])),
  }
}
