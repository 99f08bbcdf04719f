import type { Context } from '../../platform/context.ts'
import type { AgreementRow, BudgetRow } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'

type Ctx = Context<AgreementsTables>

const rowsOf = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.rows')
    .select(['number', 'nodeId', 'measureId', 'objective', 'indicator', 'unitLabel', 'target'])
    .where('tenantId', '=', tenantId)
    .orderBy('number')
const moneyOf = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.budgetRows')
    .select(['number', 'groupCode', 'groupName', 'code', 'name', 'amount', 'source'])
    .where('tenantId', '=', tenantId)
    .orderBy('number')

/** Blocks A and B of one version. */
export async function loadBlocksOf(
  ctx: Ctx,
  versionId: string,
): Promise<{ rows: AgreementRow[]; budget: BudgetRow[] }> {
  return {
    rows: await rowsOf(ctx).where('versionId', '=', versionId).execute(),
    budget: await moneyOf(ctx).where('versionId', '=', versionId).execute(),
  }
}

/** Blocks A and B of the current versions of a year, by version. */
export async function loadBlocks(
  ctx: Ctx,
  year: number,
): Promise<{ rows: Map<string, AgreementRow[]>; budget: Map<string, BudgetRow[]> }> {
  const current = ctx.db
    .selectFrom('agreements.current')
    .select('versionId')
    .where('tenantId', '=', ctx.tenantId)
    .where('year', '=', year)
  const rows = await rowsOf(ctx).select('versionId').where('versionId', 'in', current).execute()
  const money = await moneyOf(ctx).select('versionId').where('versionId', 'in', current).execute()
  return { rows: byVersion(rows), budget: byVersion(money) }
}

function byVersion<Row extends { versionId: string }>(
  rows: readonly Row[],
): Map<string, Omit<Row, 'versionId'>[]> {
  const groups = new Map<string, Omit<Row, 'versionId'>[]>()
  for (const { versionId, ...row } of rows) {
    const group = groups.get(versionId)
    if (group) group.push(row)
    else groups.set(versionId, [row])
  }
  return groups
}
