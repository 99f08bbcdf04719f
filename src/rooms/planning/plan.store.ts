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
    .filter((row) => known.has(row.node_id))
    .map((row) => {
      const { [year]: target = null, ...quarterTargets } = targets.get(row.measure_id) ?? {}
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
    .selectFrom('planning.node_versions')
    .select([
      'node_id',
      'parent_node_id',
      'code',
      'component',
      'level',
      'statement',
      'unit_id',
      'holder_position_id',
      'holder_person_id',
      'budget_code',
    ])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.node_id,
    parentId: row.parent_node_id,
    code: row.code,
    component: row.component,
    level: row.level,
    statement: row.statement,
    unitId: row.unit_id,
    holderPositionId: row.holder_position_id,
    holderPersonId: row.holder_person_id,
    budgetCode: row.budget_code,
  }))
}

/** Measure → period → value, for the year and its quarters. */
async function targetsOf(
  { db, tenantId }: Ctx,
  year: number,
): Promise<Map<string, Record<string, string>>> {
  const rows = await db
    .selectFrom('planning.targets')
    .select(['measure_id', 'period', 'value'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('period', 'in', [String(year), ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)])
    .orderBy('period')
    .execute()
  const found = new Map<string, Record<string, string>>()
  for (const { measure_id: id, period, value } of rows) {
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
    .innerJoin('planning.indicator_versions as version', (join) =>
      join
        .onRef('version.tenant_id', '=', 'measure.tenant_id')
        .onRef('version.indicator_id', '=', 'measure.indicator_id'),
    )
    .select([
      'measure.measure_id',
      'measure.node_id',
      'measure.indicator_id',
      'measure.number',
      'measure.descent',
    ])
    .select([
      'measure.parent_measure_id',
      'measure.share',
      'version.code',
      'version.name',
      'version.unit_label',
      'version.unit_kind',
    ])
    .select(['version.polarity', 'version.aggregation', 'version.is_key', 'version.frequency'])
    .where('measure.tenant_id', '=', tenantId)
    .where('measure.recorded_until', 'is', null)
    .where('measure.valid_from', '<=', on)
    .where((where) =>
      where.or([where('measure.valid_to', 'is', null), where('measure.valid_to', '>', on)]),
    )
    .where('version.recorded_until', 'is', null)
    .where('version.valid_from', '<=', on)
    .where((where) =>
      where.or([where('version.valid_to', 'is', null), where('version.valid_to', '>', on)]),
    )
    .orderBy('measure.node_id')
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
    id: row.measure_id,
    nodeId: row.node_id,
    indicatorId: row.indicator_id,
    number: row.number,
    descent: row.descent,
  },
  ...{
    parentMeasureId: row.parent_measure_id,
    share: row.share,
    indicatorCode: row.code,
    indicatorName: row.name,
  },
  ...{
    unitLabel: row.unit_label,
    unitKind: row.unit_kind,
    polarity: row.polarity,
    aggregation: row.aggregation,
  },
  ...{ isKey: row.is_key, frequency: row.frequency },
  ...{ target, printedTarget: target === null ? null : printTarget(target), quarterTargets },
})
