import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type OrganisationTables, packOf } from '../../organisation/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { officesIn, type UnitFinder, unitFinder } from '../in-force.actions.ts'
import { totalOf } from '../in-force.rules.ts'
import { type Approval, approvalsOf } from '../in-force.store.ts'
import {
  type SpentBy,
  spentByOffice,
  spentLinesOf,
  spentOnAccounts,
} from '../realisation/realisation.actions.ts'
import { BudgetPack, sourceOf } from '../source.rules.ts'
import { changesOf } from '../succession/changes.actions.ts'
import type { BudgetPage, BudgetVersion, OfficeLine, versionContract } from './version.contract.ts'
import {
  accountLines,
  inForceOn,
  linkOfCode,
  stageLabels,
  whyNotReadBudget,
} from './version.rules.ts'
import {
  accountSums,
  loadVersions,
  type OfficeTotals,
  officeTotals,
  type StoredVersion,
  versionTotals,
} from './version.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables>
type Contract = typeof versionContract

const noSuchVersion = refusal('budget/no-such-version', 404, 'Versi anggaran ini tidak ditemukan.')
const noSuchOffice = refusal(
  'budget/no-such-office',
  404,
  'Perangkat daerah dengan kode ini tidak ada dalam versi anggaran itu.',
)

/** Versions with their sums; per year one of them is in force today. `among` holds all versions of
 * the years in question. */
async function shown(
  ctx: Ctx,
  among: readonly StoredVersion[],
  wanted: readonly StoredVersion[],
): Promise<BudgetVersion[]> {
  const years = Map.groupBy(among, ({ year }) => year)
  const counting = new Set([...years.values()].map((ofYear) => inForceOn(ofYear, ctx.today)))
  const totals = await versionTotals(
    ctx,
    wanted.map(({ id }) => id),
  )
  return wanted.map((version) => ({
    ...version,
    stageLabel: stageLabels[version.stage],
    inForce: counting.has(version.id),
    ...(totals.get(version.id) ?? { offices: 0, lines: 0, total: 0 }),
  }))
}

export async function listBudgetVersions(
  ctx: Ctx,
  { year }: Taken<Contract['listBudgetVersions']>,
): Promise<Given<Contract['listBudgetVersions']>> {
  heed(whyNotReadBudget(ctx.actor))
  const versions = await loadVersions(ctx, year)
  return { items: await shown(ctx, versions, versions) }
}

/** Some versions by id, in that order; refuses one that this region does not have. */
export async function readVersions(ctx: Ctx, ids: readonly string[]): Promise<BudgetVersion[]> {
  heed(whyNotReadBudget(ctx.actor))
  const all = await loadVersions(ctx)
  const wanted = ids.map((id) => all.find((version) => version.id === id))
  if (!wanted.every((version) => version !== undefined)) throw new Refused(noSuchVersion)
  return shown(ctx, all, wanted)
}

/** One version; refuses one that this region does not have. */
export async function readVersion(ctx: Ctx, versionId: string): Promise<BudgetVersion> {
  const [version] = await readVersions(ctx, [versionId])
  if (!version) throw new Refused(noSuchVersion)
  return version
}

function officeLine(
  version: Pick<BudgetVersion, 'approvedOn'>,
  totals: OfficeTotals,
  {
    unitOf,
    approvals,
    spentBy,
  }: { unitOf: UnitFinder; approvals: ReadonlyMap<string, Approval>; spentBy: SpentBy | null },
): OfficeLine {
  const unit = unitOf(totals.skpdCode)
  const own = approvals.get(totals.skpdCode)
  return {
    ...totals,
    ...(spentBy?.(totals.skpdCode) ?? { realised: null, realisedUpTo: null }),
    unit: unit ? { id: unit.id, name: unit.name } : null,
    mend: unit ? null : linkOfCode(totals.skpdCode),
    dpaNumber: own?.dpaNumber ?? null,
    approvedOn: own?.approvedOn ?? version.approvedOn,
    approvedBy: own?.approvedBy ?? null,
    consentBy: own?.consentBy ?? null,
    ownApproval: own !== undefined,
  }
}

/** The lines of a version's offices as of today; with a code only that one. */
export async function officeLines(
  ctx: Ctx,
  version: Pick<BudgetVersion, 'id' | 'approvedOn' | 'year' | 'inForce'>,
  { unitOf, skpdCode }: { unitOf: UnitFinder; skpdCode?: string },
): Promise<OfficeLine[]> {
  const approvals = await approvalsOf(ctx, version.id)
  const spentBy = version.inForce ? await spentByOffice(ctx, version) : null
  return (await officeTotals(ctx, version.id, skpdCode)).map((totals) =>
    officeLine(version, totals, { unitOf, approvals, spentBy }),
  )
}

/** The line of one office; refuses a code that the version does not hold. */
export async function oneOffice(
  ctx: Ctx,
  version: Pick<BudgetVersion, 'id' | 'approvedOn' | 'year' | 'inForce'>,
  skpdCode: string,
  unitOf: UnitFinder,
): Promise<OfficeLine> {
  const [line] = await officeLines(ctx, version, { unitOf, skpdCode })
  if (!line) throw new Refused(noSuchOffice)
  return line
}

export async function readBudget(
  ctx: Ctx,
  { versionId }: Taken<Contract['readBudget']>,
): Promise<BudgetPage> {
  const version = await readVersion(ctx, versionId)
  const offices = await officeLines(ctx, version, { unitOf: await unitFinder(ctx, ctx.today) })
  return { version, unmatched: offices.filter(({ unit }) => unit === null).length, offices }
}

export async function readOfficeBudget(
  ctx: Ctx,
  { versionId, skpdCode }: Taken<Contract['readOfficeBudget']>,
): Promise<Given<Contract['readOfficeBudget']>> {
  const version = await readVersion(ctx, versionId)
  const unitOf = await unitFinder(ctx, ctx.today)
  const line = await oneOffice(ctx, version, skpdCode, unitOf)
  const [office] = await officesIn(ctx, version, { unitOf, skpdCodes: [skpdCode] })
  if (!office) throw new Refused(noSuchOffice)
  const spent = version.inForce ? await spentLinesOf(ctx, { version, skpdCode }) : []
  return { version, line, office, spent, changes: await changesOf(ctx, version, skpdCode) }
}

export async function listOfficeAccounts(
  ctx: Ctx,
  { versionId, skpdCode, subActivity }: Taken<Contract['listOfficeAccounts']>,
): Promise<Given<Contract['listOfficeAccounts']>> {
  const version = await readVersion(ctx, versionId)
  const { content: pack } = await packOf(ctx, 'anggaran', version.year, BudgetPack)
  const sums = await accountSums(ctx, { versionId, skpdCode, subActivity })
  const items = accountLines(
    sums.map(({ fundCode, fundName, ...sum }) => ({
      ...sum,
      source: sourceOf({ code: fundCode, name: fundName }, pack),
    })),
  )
  const spent = version.inForce
    ? await spentOnAccounts(ctx, { version, skpdCode, subActivity })
    : null
  const paid = Map.groupBy(items, ({ code }) => code)
  return {
    total: totalOf(items),
    realisedUpTo: spent?.upTo ?? null,
    items: items.map((item) => ({
      ...item,
      realised: spent && paid.get(item.code)?.length === 1 ? spent.of(item.code) : null,
    })),
  }
}
