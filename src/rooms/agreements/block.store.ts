import { sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { Context } from '../../platform/context.ts'
import type { AgreementRow, BudgetRow } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'

type Ctx = Context<AgreementsTables>

/** What a version promises: blocks A and B; and `round`, how often it will have been agreed to with
 * the next time. */
export type Blocks = { rows: AgreementRow[]; budget: BudgetRow[]; round: number }

/** The same of an amendment, with why it was drafted, by which document, and the blocks of the
 * version it amends; all `null` of a first version. */
export type BlocksBeside = Blocks & {
  reason: string | null
  reference: string | null
  before: Blocks | null
}

const rowsAsJson = ({ db }: Ctx) =>
  db
    .selectFrom('agreements.rows as row')
    .select(({ fn, ref }) =>
      fn
        .jsonAgg(
          jsonBuildObject({
            number: ref('row.number'),
            nodeId: ref('row.nodeId'),
            measureId: ref('row.measureId'),
            heading: ref('row.heading'),
            objective: ref('row.objective'),
            indicator: ref('row.indicator'),
            unitLabel: ref('row.unitLabel'),
            target: ref('row.target'),
          }),
        )
        .orderBy('row.number')
        .as('list'),
    )
    .where('row.tenantId', '=', sql<number>`version.tenant_id`)
    .where('row.versionId', '=', sql<string>`version.id`)

const moneyAsJson = ({ db }: Ctx) =>
  db
    .selectFrom('agreements.budgetRows as money')
    .select(({ fn, ref }) =>
      fn
        .jsonAgg(
          jsonBuildObject({
            number: ref('money.number'),
            outerCode: ref('money.outerCode'),
            outerName: ref('money.outerName'),
            groupCode: ref('money.groupCode'),
            groupName: ref('money.groupName'),
            code: ref('money.code'),
            name: ref('money.name'),
            amount: ref('money.amount'),
            source: ref('money.source'),
          }),
        )
        .orderBy('money.number')
        .as('list'),
    )
    .where('money.tenantId', '=', sql<number>`version.tenant_id`)
    .where('money.versionId', '=', sql<string>`version.id`)

const agreedTimes = ({ db }: Ctx) =>
  db
    .selectFrom('agreements.states as agreed')
    .select(({ fn }) => fn.countAll<number>().as('times'))
    .where('agreed.tenantId', '=', sql<number>`version.tenant_id`)
    .where('agreed.versionId', '=', sql<string>`version.id`)
    .where('agreed.state', '=', 'AGREED')

type Loaded = Omit<BlocksBeside, 'before'>

/** Blocks and round of some versions, by version, in one statement. */
export async function loadBlocksOf(
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, Loaded>> {
  if (versionIds.length === 0) return new Map()
  const versions = await ctx.db
    .selectFrom('agreements.versions as version')
    .select([
      'version.id',
      'version.reason',
      'version.reference',
      rowsAsJson(ctx).as('rows'),
      moneyAsJson(ctx).as('budget'),
      agreedTimes(ctx).as('agreed'),
    ])
    .where('version.tenantId', '=', ctx.tenantId)
    .where('version.id', 'in', [...versionIds])
    .execute()
  return new Map(
    versions.map(({ id, rows, budget, agreed, reason, reference }) => [
      id,
      { rows: rows ?? [], budget: budget ?? [], round: (agreed ?? 0) + 1, reason, reference },
    ]),
  )
}

/** Of a version that promises nothing yet. */
export const noBlocks: Loaded = { rows: [], budget: [], round: 1, reason: null, reference: null }

/** Blocks and round of one version. */
export const blocksOf = async (ctx: Ctx, versionId: string): Promise<Loaded> =>
  (await loadBlocksOf(ctx, [versionId])).get(versionId) ?? noBlocks

type Beside = { versionId: string; inForceId: string | null }

/** Of some promises the version one works with beside the one it amends, in one statement. */
export async function loadBlocksBeside(
  ctx: Ctx,
  promises: readonly Beside[],
): Promise<(promise: Beside) => BlocksBeside> {
  const ids = promises.flatMap(({ versionId, inForceId }) => [versionId, inForceId ?? []].flat())
  const known = await loadBlocksOf(ctx, ids)
  return ({ versionId, inForceId }) => ({
    ...(known.get(versionId) ?? noBlocks),
    before: inForceId === null ? null : (known.get(inForceId) ?? noBlocks),
  })
}

/** The same of one. */
export const blocksBeside = async (ctx: Ctx, promise: Beside): Promise<BlocksBeside> =>
  (await loadBlocksBeside(ctx, [promise]))(promise)

const rowsOf = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.rows')
    .select(['number', 'nodeId', 'measureId', 'heading', 'objective'])
    .select(['indicator', 'unitLabel', 'target'])
    .where('tenantId', '=', tenantId)
    .orderBy('number')
const moneyOf = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('agreements.budgetRows')
    .select(['number', 'outerCode', 'outerName', 'groupCode', 'groupName'])
    .select(['code', 'name', 'amount', 'source'])
    .where('tenantId', '=', tenantId)
    .orderBy('number')

/** Block A of some versions, by version, in one statement. */
export async function promisedRows(
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, AgreementRow[]>> {
  const rows = await rowsOf(ctx)
    .select('versionId')
    .where(sql<boolean>`version_id = any(${[...versionIds]}::uuid[])`)
    .execute()
  return Map.groupBy(rows, ({ versionId }) => versionId)
}

/** Blocks A and B of the versions of a year that one works with, or of those in force, by version. */
export async function loadBlocks(
  ctx: Ctx,
  year: number,
  of: 'newest' | 'inForce' = 'newest',
): Promise<{ rows: Map<string, AgreementRow[]>; budget: Map<string, BudgetRow[]> }> {
  const current = ctx.db
    .selectFrom('agreements.current')
    .select(({ fn, ref }) =>
      (of === 'newest' ? ref('versionId') : fn.coalesce('inForceId', 'versionId')).as('id'),
    )
    .where('tenantId', '=', ctx.tenantId)
    .where('year', '=', year)
  const rows = await rowsOf(ctx).select('versionId').where('versionId', 'in', current).execute()
  const money = await moneyOf(ctx).select('versionId').where('versionId', 'in', current).execute()
  return { rows: byVersion(rows), budget: byVersion(money) }
}

/** Block B of some versions, by version, in one statement. */
export const loadMoney = async (
  ctx: Ctx,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, BudgetRow[]>> =>
  byVersion(
    await moneyOf(ctx)
      .select('versionId')
      .where('versionId', '=', sql<string>`any(${[...versionIds]}::uuid[])`)
      .execute(),
  )

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

type PromisedLine = Pick<BudgetRow, 'code' | 'name' | 'amount' | 'source'>

/** The money a version of an agreement promises, and the unit of the post that does. */
export async function promisedBudget(
  { db, tenantId }: Ctx,
  { agreementId, version }: { agreementId: string; version: number },
): Promise<{ unitId: string; rows: PromisedLine[] } | undefined> {
  const rows = await db
    .selectFrom('agreements.versions as version')
    .innerJoin('agreements.agreements as agreement', (join) =>
      join
        .onRef('agreement.tenantId', '=', 'version.tenantId')
        .onRef('agreement.id', '=', 'version.agreementId'),
    )
    .innerJoin('agreements.budgetRows as money', (join) =>
      join
        .onRef('money.tenantId', '=', 'version.tenantId')
        .onRef('money.versionId', '=', 'version.id'),
    )
    .select(['agreement.unitId', 'money.code', 'money.name', 'money.amount', 'money.source'])
    .where('version.tenantId', '=', tenantId)
    .where('version.agreementId', '=', agreementId)
    .where('version.number', '=', version)
    .orderBy('money.number')
    .execute()
  const [first] = rows
  return first && { unitId: first.unitId, rows: rows.map(({ unitId: _, ...row }) => row) }
}
