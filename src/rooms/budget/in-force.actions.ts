import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import {
  chartOn,
  type OrganisationTables,
  packOf,
  skpdCodesEver,
  type Unit,
} from '../organisation/index.ts'
import type { BudgetTables } from './budget.tables.ts'
import type { BudgetInForce, OfficeBudget } from './in-force.contract.ts'
import { byUnit, officesOf, totalOf } from './in-force.rules.ts'
import {
  approvalsOf,
  linksOf,
  spendingInForce,
  spentByMonth,
  sumsOf,
  versionInForce,
} from './in-force.store.ts'
import { knownUpTo } from './realisation/realisation.rules.ts'
import { coverageOf } from './realisation/realisation.store.ts'
import { BudgetPack, sourceOf } from './source.rules.ts'
import {
  type Finder,
  finderOf,
  type Handed,
  handedBy,
  type Link,
  type OwnCode,
} from './succession/link.rules.ts'
import { loadVersions } from './version/version.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables>

/** Finds the unit behind a code of the budget, or behind one sub kegiatan of it. */
export type UnitFinder = Finder<Unit>

/** The units of a date by their budget code; what a change of the organisation or somebody by hand
 * linked goes before the unit's own code, and that before one it had at another time. */
export async function unitFinder(ctx: Ctx, on: LocalDate): Promise<UnitFinder> {
  return (await codesOn(ctx, on)).unitOf
}

/** Everything that says which unit a code stands for on a date, and which code goes on for it. */
export async function codesOn(
  ctx: Ctx,
  on: LocalDate,
): Promise<{ unitOf: UnitFinder; links: Link[]; own: OwnCode[]; handed: Handed[] }> {
  const { units } = (await chartOn(ctx, on)).organisation
  const [links, own] = [await linksOf(ctx), await skpdCodesEver(ctx)]
  const unitOf = finderOf(units, { links, own, on })
  return { unitOf, links, own, handed: handedBy(units, { links, own }) }
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
 * them; whole rupiah. What was spent under a code that another goes on for counts for its unit.
 * Nothing while the year has none. Four statements. */
export async function spendingOn(
  ctx: Ctx,
  { year, on }: { year: number; on: LocalDate },
): Promise<Spending[]> {
  const { unitOf, handed } = await codesOn(ctx, on)
  const rows = await spendingInForce(ctx, year, on)
  const files = await coverageOf(ctx, year)
  const spent = files.length === 0 ? [] : await spentByMonth(ctx, year, on)
  const keyOf = (row: { skpdCode: string; subUnitCode: string; movedTo: string | null }) =>
    `${row.skpdCode} ${row.subUnitCode} ${row.movedTo ?? ''}`
  const months = Map.groupBy(spent, keyOf)
  const known = new Set(rows.map(keyOf))
  const without = [...months].flatMap(([key, [row]]) =>
    row && rows.length > 0 && !known.has(key) ? [{ ...row, amount: 0 }] : [],
  )
  return [...rows, ...without].map((row) => {
    const { skpdCode, subUnitCode, movedTo, amount } = row
    const own = months.get(keyOf(row)) ?? []
    return {
      officeId: movedTo ?? unitOf(skpdCode)?.id ?? null,
      unitId: subUnitCode === skpdCode || movedTo ? null : (unitOf(subUnitCode)?.id ?? null),
      amount,
      spent: Array.from(
        { length: knownUpTo(files, skpdCode, { year, handed }) },
        (_, at) => own.find(({ month }) => month === at + 1)?.amount ?? 0,
      ),
    }
  })
}

/** Every office of a version with its sums, or only those of some codes; `joined` as they belong to
 * units on the date, however many codes they have. The pack of its year says the short names of
 * funds. */
export async function officesIn(
  ctx: Ctx,
  version: { id: string; year: number; approvedOn: LocalDate },
  {
    unitOf,
    skpdCodes,
    joined,
  }: { unitOf: UnitFinder; skpdCodes?: readonly string[] | undefined; joined?: boolean },
): Promise<OfficeBudget[]> {
  const { content: pack } = await packOf(ctx, 'anggaran', version.year, BudgetPack)
  const approvals = await approvalsOf(ctx, version.id)
  const sums = (await sumsOf(ctx, version.id, skpdCodes)).map(({ fundCode, fundName, ...sum }) => ({
    ...sum,
    source: sourceOf({ code: fundCode, name: fundName }, pack),
  }))
  const own = joined ? byUnit(sums, unitOf) : sums
  return officesOf(own, (code) => unitOf(code)?.id ?? null).map((office) => ({
    ...office,
    approvedOn: approvals.get(office.skpdCode)?.approvedOn ?? version.approvedOn,
    dpaNumber: approvals.get(office.skpdCode)?.dpaNumber ?? null,
  }))
}

/** Every code that may stand for some units, whole or for a part of it. */
const codesOf = (
  wanted: ReadonlySet<string>,
  units: readonly Unit[],
  links: readonly Link[],
  own: readonly OwnCode[],
): string[] => [
  ...units.flatMap(({ id, skpdCode }) => (skpdCode && wanted.has(id) ? [skpdCode] : [])),
  ...[...links, ...own].flatMap(({ code, unitId }) => (wanted.has(unitId) ? [code] : [])),
]

/** The budget in force on a date with all sums per office, or only those of some units; `null` while
 * the year has none. Five statements, however many lines. */
export async function currentBudget(
  ctx: Ctx,
  { year, on, units }: { year: number; on: LocalDate; units?: ReadonlySet<string> | undefined },
): Promise<BudgetInForce | null> {
  const version = await versionInForce(ctx, year, on)
  if (!version) return null
  const { id, stage, sequence, approvedOn } = version
  const { unitOf, links, own } = await codesOn(ctx, on)
  const skpdCodes = units && codesOf(units, (await chartOn(ctx, on)).organisation.units, links, own)
  const offices = await officesIn(
    ctx,
    { id, year, approvedOn },
    { unitOf, skpdCodes, joined: true },
  )
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
