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
    .selectFrom('planning.nodeVersions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.nodeId,
      parentId: row.parentNodeId,
      code: row.code,
      component: row.component,
      level: row.level,
    },
    ...{
      statement: row.statement,
      unitId: row.unitId,
      holderPositionId: row.holderPositionId,
      holderPersonId: row.holderPersonId,
    },
    ...{ budgetCode: row.budgetCode, validFrom: row.validFrom, validTo: row.validTo },
  }))
}

async function indicatorRecords({ db, tenantId }: Ctx): Promise<IndicatorRecord[]> {
  const rows = await db
    .selectFrom('planning.indicatorVersions')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.indicatorId,
      code: row.code,
      name: row.name,
      definition: row.definition,
      formulaText: row.formulaText,
    },
    ...{
      unitLabel: row.unitLabel,
      unitKind: row.unitKind,
      polarity: row.polarity,
      aggregation: row.aggregation,
    },
    ...{
      achievementFormula: row.achievementFormula,
      isKey: row.isKey,
      dataSource: row.dataSource,
      frequency: row.frequency,
    },
    ...{
      baseline: row.baseline,
      baselineYear: row.baselineYear,
      validFrom: row.validFrom,
      validTo: row.validTo,
    },
  }))
}

async function measureRecords({ db, tenantId }: Ctx): Promise<MeasureRecord[]> {
  const rows = await db
    .selectFrom('planning.measures')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .execute()
  return rows.map((row) => ({
    ...{
      rowId: row.id,
      id: row.measureId,
      nodeId: row.nodeId,
      indicatorId: row.indicatorId,
      descent: row.descent,
    },
    ...{ parentMeasureId: row.parentMeasureId, share: row.share, number: row.number },
    ...{ validFrom: row.validFrom, validTo: row.validTo },
  }))
}

async function targetRecords(
  { db, tenantId }: Ctx,
  periods: readonly string[],
): Promise<TargetRecord[]> {
  const rows = await db
    .selectFrom('planning.targets')
    .select(['id', 'measureId', 'period', 'value'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('period', 'in', [...periods])
    .execute()
  return rows.map(({ id, measureId, period, value }) => ({
    rowId: id,
    measureId,
    period,
    value,
  }))
}
