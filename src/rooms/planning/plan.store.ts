import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { withInheritedTargets } from './descent.rules.ts'
import type { PlanMeasure, PlanNode, PlanTree } from './plan.contract.ts'
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
      const { [year]: target = null, ...quarterTargets } = targets.get(row.measureId) ?? {}
      return measureOf(row, target, quarterTargets)
    })
  return { nodes, measures: withInheritedTargets(measures) }
}

/** Keeps whole imports apart from each other and from single changes: an import holds the plan alone, other acts share it. Ends with the transaction. */
export async function holdPlan({ db, tenantId }: Ctx, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await sql`select ${lock}(hashtext('planning.plan'), ${tenantId})`.execute(db)
}

async function nodesOn({ db, tenantId }: Ctx, on: LocalDate): Promise<PlanNode[]> {
  const rows = await db
    .selectFrom('planning.nodeVersions')
    .select([
      'nodeId',
      'parentNodeId',
      'code',
      'component',
      'level',
      'statement',
      'unitId',
      'holderPositionId',
      'holderPersonId',
      'budgetCode',
    ])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', on)]))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.nodeId,
    parentId: row.parentNodeId,
    code: row.code,
    component: row.component,
    level: row.level,
    statement: row.statement,
    unitId: row.unitId,
    holderPositionId: row.holderPositionId,
    holderPersonId: row.holderPersonId,
    budgetCode: row.budgetCode,
  }))
}

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

type MeasureRow = Awaited<ReturnType<typeof measureRowsOn>>[number]

/** Every row of both tables meets, which is a hash join; right after an import the planner has no statistics yet and would loop (5 s for 5,000 measures instead of 40 ms). */
async function measureRowsOn({ db, tenantId }: Ctx, on: LocalDate) {
  await sql`set local enable_nestloop = off`.execute(db)
  const rows = await db
    .selectFrom('planning.measures as measure')
    .innerJoin('planning.indicatorVersions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'measure.tenantId')
        .onRef('version.indicatorId', '=', 'measure.indicatorId'),
    )
    .select([
      'measure.measureId',
      'measure.nodeId',
      'measure.indicatorId',
      'measure.number',
      'measure.descent',
    ])
    .select([
      'measure.parentMeasureId',
      'measure.share',
      'version.code',
      'version.name',
      'version.unitLabel',
      'version.unitKind',
    ])
    .select(['version.polarity', 'version.aggregation', 'version.isKey', 'version.frequency'])
    .where('measure.tenantId', '=', tenantId)
    .where('measure.recordedUntil', 'is', null)
    .where('measure.validFrom', '<=', on)
    .where((where) =>
      where.or([where('measure.validTo', 'is', null), where('measure.validTo', '>', on)]),
    )
    .where('version.recordedUntil', 'is', null)
    .where('version.validFrom', '<=', on)
    .where((where) =>
      where.or([where('version.validTo', 'is', null), where('version.validTo', '>', on)]),
    )
    .orderBy('measure.nodeId')
    .orderBy('measure.number')
    .execute()
  await sql`set local enable_nestloop = on`.execute(db)
  return rows
}

const measureOf = (
  row: MeasureRow,
  target: string | null,
  quarterTargets: Record<string, string>,
): PlanMeasure => ({
  ...{
    id: row.measureId,
    nodeId: row.nodeId,
    indicatorId: row.indicatorId,
    number: row.number,
    descent: row.descent,
  },
  ...{
    parentMeasureId: row.parentMeasureId,
    share: row.share,
    indicatorCode: row.code,
    indicatorName: row.name,
  },
  ...{
    unitLabel: row.unitLabel,
    unitKind: row.unitKind,
    polarity: row.polarity,
    aggregation: row.aggregation,
  },
  ...{ isKey: row.isKey, frequency: row.frequency },
  ...{ target, printedTarget: target === null ? null : printTarget(target), quarterTargets },
})
