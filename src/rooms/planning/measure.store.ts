import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { PlanMeasure, PlanNode } from './plan.contract.ts'
import type { PlanningTables } from './planning.tables.ts'

/** A measure with its node and what the dictionary says of its indicator: enough to measure it without opening the plan. */
export type MeasureEntry = {
  node: PlanNode
  measure: Omit<PlanMeasure, 'target' | 'printedTarget' | 'quarterTargets'>
  achievementFormula: string | null
  baseline: string | null
  definition: string | null
  formulaText: string | null
  dataSource: string | null
}

/** Which measures: by id, those identical to one of some, or those whose node is held by one of these posts or people or belongs to one of these units. */
export type MeasuresWanted =
  | { measureIds: readonly string[] }
  | { identicalTo: readonly string[] }
  | { positionIds: readonly string[]; personIds: readonly string[]; unitIds: readonly string[] }

type Ctx = Context<PlanningTables>

const asksNothing = (wanted: MeasuresWanted): boolean =>
  Object.values(wanted).every((ids) => ids.length === 0)

/** Some measures as they stand on a date, by indicator code, in one statement. Their targets come from `targetsOfMeasures`. */
export async function measuresOn(
  ctx: Ctx,
  on: LocalDate,
  wanted: MeasuresWanted,
): Promise<MeasureEntry[]> {
  if (asksNothing(wanted)) return []
  const rows = await measureRows(ctx, on, wanted)
  return rows.map((row) => ({
    node: {
      ...{
        id: row.node_id,
        parentId: row.parent_node_id,
        code: row.node_code,
        component: row.component,
        level: row.level,
      },
      ...{
        statement: row.statement,
        unitId: row.unit_id,
        holderPositionId: row.holder_position_id,
      },
      ...{ holderPersonId: row.holder_person_id, budgetCode: row.budget_code },
    },
    measure: {
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
    },
    ...{
      achievementFormula: row.achievement_formula,
      baseline: row.baseline,
      definition: row.definition,
    },
    ...{ formulaText: row.formula_text, dataSource: row.data_source },
  }))
}

const measureRows = ({ db, tenantId }: Ctx, on: LocalDate, wanted: MeasuresWanted) =>
  db
    .selectFrom('planning.measures as measure')
    .innerJoin('planning.indicator_versions as indicator', (join) =>
      join
        .onRef('indicator.tenant_id', '=', 'measure.tenant_id')
        .onRef('indicator.indicator_id', '=', 'measure.indicator_id'),
    )
    .innerJoin('planning.node_versions as node', (join) =>
      join
        .onRef('node.tenant_id', '=', 'measure.tenant_id')
        .onRef('node.node_id', '=', 'measure.node_id'),
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
      'indicator.code',
      'indicator.name',
      'indicator.unit_label',
    ])
    .select([
      'indicator.unit_kind',
      'indicator.polarity',
      'indicator.aggregation',
      'indicator.is_key',
      'indicator.frequency',
    ])
    .select([
      'indicator.achievement_formula',
      'indicator.baseline',
      'indicator.definition',
      'indicator.formula_text',
    ])
    .select([
      'indicator.data_source',
      'node.code as node_code',
      'node.parent_node_id',
      'node.component',
      'node.level',
      'node.statement',
    ])
    .select([
      'node.unit_id',
      'node.holder_position_id',
      'node.holder_person_id',
      'node.budget_code',
    ])
    .where('measure.tenant_id', '=', tenantId)
    .where('measure.recorded_until', 'is', null)
    .where('measure.valid_from', '<=', on)
    .where((where) =>
      where.or([where('measure.valid_to', 'is', null), where('measure.valid_to', '>', on)]),
    )
    .where('indicator.recorded_until', 'is', null)
    .where('indicator.valid_from', '<=', on)
    .where((where) =>
      where.or([where('indicator.valid_to', 'is', null), where('indicator.valid_to', '>', on)]),
    )
    .where('node.recorded_until', 'is', null)
    .where('node.valid_from', '<=', on)
    .where((where) =>
      where.or([where('node.valid_to', 'is', null), where('node.valid_to', '>', on)]),
    )
    .where((where) =>
      'measureIds' in wanted
        ? where('measure.measure_id', 'in', [...wanted.measureIds])
        : 'identicalTo' in wanted
          ? where.and([
              where('measure.parent_measure_id', 'in', [...wanted.identicalTo]),
              where('measure.descent', '=', 'IDENTICAL'),
            ])
          : where.or([
              ...(wanted.positionIds.length > 0
                ? [where('node.holder_position_id', 'in', [...wanted.positionIds])]
                : []),
              ...(wanted.personIds.length > 0
                ? [where('node.holder_person_id', 'in', [...wanted.personIds])]
                : []),
              ...(wanted.unitIds.length > 0
                ? [where('node.unit_id', 'in', [...wanted.unitIds])]
                : []),
            ]),
    )
    .orderBy('indicator.code')
    .orderBy('measure.measure_id')
    .execute()
