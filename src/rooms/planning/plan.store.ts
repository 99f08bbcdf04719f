import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { standsOn } from '../../platform/ledger.ts'
import { withInheritedTargets } from './descent.rules.ts'
import type { PlanNode, PlanTree } from './plan.contract.ts'
import type { PlanningTables } from './planning.tables.ts'
import { printTarget } from './target/target.rules.ts'

type Ctx = Context<PlanningTables>

/** The whole plan as it stands on a date, with the targets of one year: three statements, whatever its size. Nodes come by code, measures by node and number; an identical measure shows its parent's target. */
export async function loadPlan(
  ctx: Ctx,
  { on, year }: { on: LocalDate; year: number },
): Promise<PlanTree> {
  const nodes = await nodesOn(ctx, on)
  const targets = await targetsOf(ctx, year)
  const known = new Set(nodes.map(({ id }) => id))
  const measures = (await measureRowsOn(ctx, on))
    .filter((row) => known.has(row.nodeId))
    .map((row) => {
      const { [year]: target = null, ...quarterTargets } = targets.get(row.id) ?? {}
      const printedTarget = target === null ? null : printTarget(target)
      return { ...row, target, printedTarget, quarterTargets }
    })
  return { nodes, measures: withInheritedTargets(measures) }
}

/** Keeps whole imports apart from each other and from single changes: an import holds the plan alone, other acts share it. Ends with the transaction. */
export async function holdPlan({ db, tenantId }: Ctx, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await sql`select ${lock}(hashtext('planning.plan'), ${tenantId})`.execute(db)
}

const nodesOn = (ctx: Ctx, on: LocalDate): Promise<PlanNode[]> =>
  ctx.db
    .selectFrom('planning.nodeVersions')
    .select(['nodeId as id', 'parentNodeId as parentId', 'code', 'component', 'level', 'statement'])
    .select(['unitId', 'holderPositionId', 'holderPersonId', 'budgetCode'])
    .where(standsOn(ctx, on))
    .orderBy('code')
    .execute()

/** Measure → period → value, for the year and its quarters. */
async function targetsOf(
  { db, tenantId }: Ctx,
  year: number,
): Promise<Map<string, Record<string, string>>> {
  const rows = await db
    .selectFrom('planning.targets')
    .select(['measureId', 'period', 'value'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('period', 'in', [String(year), ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)])
    .orderBy('period')
    .execute()
  const found = new Map<string, Record<string, string>>()
  for (const { measureId: id, period, value } of rows) {
    const own = found.get(id)
    if (own) own[period] = value
    else found.set(id, { [period]: value })
  }
  return found
}

/** Every row of both tables meets, which is a hash join; right after an import the planner has no statistics yet and would loop (5 s for 5,000 measures instead of 40 ms). */
async function measureRowsOn(ctx: Ctx, on: LocalDate) {
  await sql`set local enable_nestloop = off`.execute(ctx.db)
  const rows = await ctx.db
    .selectFrom('planning.measures as measure')
    .innerJoin('planning.indicatorVersions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'measure.tenantId')
        .onRef('version.indicatorId', '=', 'measure.indicatorId'),
    )
    .select(['measure.measureId as id', 'measure.nodeId', 'measure.indicatorId', 'measure.number'])
    .select(['measure.descent', 'measure.parentMeasureId', 'measure.share'])
    .select(['version.code as indicatorCode', 'version.name as indicatorName'])
    .select(['version.unitLabel', 'version.unitKind', 'version.polarity', 'version.aggregation'])
    .select(['version.isKey', 'version.frequency'])
    .where(standsOn(ctx, on, 'measure'))
    .where(standsOn(ctx, on, 'version'))
    .orderBy('measure.nodeId')
    .orderBy('measure.number')
    .execute()
  await sql`set local enable_nestloop = on`.execute(ctx.db)
  return rows
}
