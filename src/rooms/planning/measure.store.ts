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
        id: row.nodeId,
        parentId: row.parentNodeId,
        code: row.nodeCode,
        component: row.component,
        level: row.level,
      },
      ...{
        statement: row.statement,
        unitId: row.unitId,
        holderPositionId: row.holderPositionId,
      },
      ...{ holderPersonId: row.holderPersonId, budgetCode: row.budgetCode },
    },
    measure: {
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
    },
    ...{
      achievementFormula: row.achievementFormula,
      baseline: row.baseline,
      definition: row.definition,
    },
    ...{ formulaText: row.formulaText, dataSource: row.dataSource },
  }))
}

const measureRows = ({ db, tenantId }: Ctx, on: LocalDate, wanted: MeasuresWanted) =>
  db
    .selectFrom('planning.measures as measure')
    .innerJoin('planning.indicatorVersions as indicator', (join) =>
      join
        .onRef('indicator.tenantId', '=', 'measure.tenantId')
        .onRef('indicator.indicatorId', '=', 'measure.indicatorId'),
    )
    .innerJoin('planning.nodeVersions as node', (join) =>
      join
        .onRef('node.tenantId', '=', 'measure.tenantId')
        .onRef('node.nodeId', '=', 'measure.nodeId'),
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
      'indicator.code',
      'indicator.name',
      'indicator.unitLabel',
    ])
    .select([
      'indicator.unitKind',
      'indicator.polarity',
      'indicator.aggregation',
      'indicator.isKey',
      'indicator.frequency',
    ])
    .select([
      'indicator.achievementFormula',
      'indicator.baseline',
      'indicator.definition',
      'indicator.formulaText',
    ])
    .select([
      'indicator.dataSource',
      'node.code as nodeCode',
      'node.parentNodeId',
      'node.component',
      'node.level',
      'node.statement',
    ])
    .select(['node.unitId', 'node.holderPositionId', 'node.holderPersonId', 'node.budgetCode'])
    .where('measure.tenantId', '=', tenantId)
    .where('measure.recordedUntil', 'is', null)
    .where('measure.validFrom', '<=', on)
    .where((where) =>
      where.or([where('measure.validTo', 'is', null), where('measure.validTo', '>', on)]),
    )
    .where('indicator.recordedUntil', 'is', null)
    .where('indicator.validFrom', '<=', on)
    .where((where) =>
      where.or([where('indicator.validTo', 'is', null), where('indicator.validTo', '>', on)]),
    )
    .where('node.recordedUntil', 'is', null)
    .where('node.validFrom', '<=', on)
    .where((where) => where.or([where('node.validTo', 'is', null), where('node.validTo', '>', on)]))
    .where((where) =>
      'measureIds' in wanted
        ? where('measure.measureId', 'in', [...wanted.measureIds])
        : 'identicalTo' in wanted
          ? where.and([
              where('measure.parentMeasureId', 'in', [...wanted.identicalTo]),
              where('measure.descent', '=', 'IDENTICAL'),
            ])
          : where.or([
              ...(wanted.positionIds.length > 0
                ? [where('node.holderPositionId', 'in', [...wanted.positionIds])]
                : []),
              ...(wanted.personIds.length > 0
                ? [where('node.holderPersonId', 'in', [...wanted.personIds])]
                : []),
              ...(wanted.unitIds.length > 0
                ? [where('node.unitId', 'in', [...wanted.unitIds])]
                : []),
            ]),
    )
    .orderBy('indicator.code')
    .orderBy('measure.measureId')
    .execute()
