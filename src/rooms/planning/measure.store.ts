import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { standsOn } from '../../platform/ledger.ts'
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
  return rows.map(({ nodeCode, parentId, component, level, statement, unitId, ...row }) => {
    const { holderPositionId, holderPersonId, budgetCode, ...own } = row
    const { achievementFormula, baseline, definition, formulaText, dataSource, ...measure } = own
    return {
      node: {
        id: measure.nodeId,
        code: nodeCode,
        ...{ parentId, component, level, statement, unitId },
        ...{ holderPositionId, holderPersonId, budgetCode },
      },
      measure,
      ...{ achievementFormula, baseline, definition, formulaText, dataSource },
    }
  })
}

const measureRows = (ctx: Ctx, on: LocalDate, wanted: MeasuresWanted) =>
  ctx.db
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
    .select(['measure.measureId as id', 'measure.nodeId', 'measure.indicatorId', 'measure.number'])
    .select(['measure.descent', 'measure.parentMeasureId', 'measure.share'])
    .select(['indicator.code as indicatorCode', 'indicator.name as indicatorName'])
    .select(['indicator.unitLabel', 'indicator.unitKind', 'indicator.polarity'])
    .select(['indicator.aggregation', 'indicator.isKey', 'indicator.frequency'])
    .select(['indicator.achievementFormula', 'indicator.baseline', 'indicator.definition'])
    .select(['indicator.formulaText', 'indicator.dataSource'])
    .select(['node.code as nodeCode', 'node.parentNodeId as parentId', 'node.component'])
    .select(['node.level', 'node.statement', 'node.unitId'])
    .select(['node.holderPositionId', 'node.holderPersonId', 'node.budgetCode'])
    .where(standsOn(ctx, on, 'measure'))
    .where(standsOn(ctx, on, 'indicator'))
    .where(standsOn(ctx, on, 'node'))
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
