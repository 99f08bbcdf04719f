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
import { knownUpTo } from './realisation/realisation.rules.ts'
import { coverageOf, realisedByMonth } from './realisation/realisation.store.ts'
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

/** What one code has to spend by the budget in force, and has spent month by month (January first)
 * as far as that is known; `unitId` where it is not the office's own. */
export type Spending = {
  officeId: string | null
  unitId: string | null
  amount: number
  spent: number[]
}

/** What offices spend by the budget in force on a date, and units under a code of their own within
 * them; whole rupiah. Nothing while the year has none. Three statements. */
export async function spendingOn(
  ctx: Ctx,
  { year, on }: { year: number; on: LocalDate },
): Promise<Spending[]> {
  const unitOf = unitBehind((await chartOn(ctx, on)).organisation.units)
  const rows = await spendingInForce(ctx, year, on)
  const files = await coverageOf(ctx, year)
  const months = Map.groupBy(
    files.length === 0 ? [] : await realisedByMonth(ctx, year),
    ({ skpdCode, subUnitCode }) => `${skpdCode} ${subUnitCode}`,
  )
  return rows.map(({ skpdCode, subUnitCode, office, subUnit, amount }) => {
    const own = months.get(`${skpdCode} ${subUnitCode}`) ?? []
    return {
      officeId: unitOf(office, skpdCode)?.id ?? null,
      unitId: subUnitCode === skpdCode ? null : (unitOf(subUnit, subUnitCode)?.id ?? null),
      amount,
      spent: Array.from(
        { length: knownUpTo(files, skpdCode) },
        (_, at) => own.find(({ month }) => month === at + 1)?.amount ?? 0,
      ),
    }
  })
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
