import type { Context } from '../../../platform/context.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type {
  IndicatorRecord,
  MeasureRecord,
  NodeRecord,
  PlanRecords,
  TargetRecord,
} from './plan-import.contract.ts'

type Ctx = Context<PlanningTables>

/** Everything of the plan that is not superseded, of any date, with the targets of some periods: four statements. */
export async function planRecords(ctx: Ctx, periods: readonly string[]): Promise<PlanRecords> {
  return {
    nodes: await nodeRecords(ctx),
    indicators: await indicatorRecords(ctx),
    measures: await measureRecords(ctx),
    targets: await targetRecords(ctx, periods),
  }
}

async function nodeRecords({ db, tenantId }: Ctx): Promise<NodeRecord[]> {
  const rows = await db
    .selectFrom('planning.node_versions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.node_id,
      parentId: row.parent_node_id,
      code: row.code,
      component: row.component,
      level: row.level,
    },
    ...{
      statement: row.statement,
      unitId: row.unit_id,
      holderPositionId: row.holder_position_id,
      holderPersonId: row.holder_person_id,
    },
    ...{ budgetCode: row.budget_code, validFrom: row.valid_from, validTo: row.valid_to },
  }))
}

async function indicatorRecords({ db, tenantId }: Ctx): Promise<IndicatorRecord[]> {
  const rows = await db
    .selectFrom('planning.indicator_versions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.indicator_id,
      code: row.code,
      name: row.name,
      definition: row.definition,
      formulaText: row.formula_text,
    },
    ...{
      unitLabel: row.unit_label,
      unitKind: row.unit_kind,
      polarity: row.polarity,
      aggregation: row.aggregation,
    },
    ...{
      achievementFormula: row.achievement_formula,
      isKey: row.is_key,
      dataSource: row.data_source,
      frequency: row.frequency,
    },
    ...{
      baseline: row.baseline,
      baselineYear: row.baseline_year,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    },
  }))
}

async function measureRecords({ db, tenantId }: Ctx): Promise<MeasureRecord[]> {
  const rows = await db
    .selectFrom('planning.measures')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.measure_id,
      nodeId: row.node_id,
      indicatorId: row.indicator_id,
      descent: row.descent,
    },
    ...{ parentMeasureId: row.parent_measure_id, share: row.share, number: row.number },
    ...{ validFrom: row.valid_from, validTo: row.valid_to },
  }))
}

async function targetRecords(
  { db, tenantId }: Ctx,
  periods: readonly string[],
): Promise<TargetRecord[]> {
  const rows = await db
    .selectFrom('planning.targets')
    .select(['id', 'measure_id', 'period', 'value'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('period', 'in', [...periods])
    .execute()
  return rows.map(({ id, measure_id: measureId, period, value }) => ({
    rowId: id,
    measureId,
    period,
    value,
  }))
}
