import { sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { standsOn } from '../../../platform/database/ledger.ts'
import type { PlanMeasure, PlanNode } from '../plan.contract.ts'
import type { PlanningTables } from '../planning.tables.ts'

/** A measure with its node and what the dictionary says of its indicator: enough to measure it
 * without opening the plan. */
export type MeasureEntry = {
  node: PlanNode
  /** Who answers for the node today, where it still stands; its unit may have another since. */
  held: Pick<PlanNode, 'unitId' | 'holderPositionId' | 'holderPersonId'> | null
  measure: Omit<PlanMeasure, 'target' | 'printedTarget' | 'quarterTargets'>
  /** The measure whose figure it shows: its own, or the one an identical measure follows, however
   * far up. */
  countedAs: string
  /** The plan's targets of `countedAs` by period, of all years. */
  planned: Record<string, string>
  /** The day it was first measured. */
  since: LocalDate
  /** Is it measured today, or has another taken its place? */
  lasts: boolean
  achievementFormula: string | null
  baseline: string | null
  definition: string | null
  formulaText: string | null
  dataSource: string | null
}

/** Which measures: by id, those that follow one as identical, however far down, or those whose node
 * is held by one of these posts or people or belongs to one of these units, on the date or today. */
export type MeasuresWanted =
  | { measureIds: readonly string[] }
  | { following: string }
  | { positionIds: readonly string[]; personIds: readonly string[]; unitIds: readonly string[] }

type Ctx = Context<PlanningTables>

/** Measures of the region that stand on a date. */
const standing = (ctx: Ctx, on: LocalDate) =>
  sql`(select measure_id, parent_measure_id, descent from planning.measures as measure
    where ${standsOn(ctx, on, 'measure')})`

/** The measure an outer `measure` is counted as; a circle in the data ends where it closes. */
const countedAs = (
  ctx: Ctx,
  on: LocalDate,
) => sql<string>`case measure.descent when 'IDENTICAL' then (
  with recursive up as (
    select measure.measure_id, measure.parent_measure_id, measure.descent,
      array[measure.measure_id] as path
    union all
    select above.measure_id, above.parent_measure_id, above.descent, up.path || above.measure_id
    from up join ${standing(ctx, on)} as above on above.measure_id = up.parent_measure_id
    where up.descent = 'IDENTICAL' and above.measure_id <> all(up.path))
  select measure_id from up order by cardinality(path) desc limit 1) else measure.measure_id end`

/** The measures that follow one as identical. */
const followers = (ctx: Ctx, on: LocalDate, measureId: string) => sql<string>`(
  with recursive below as (
    select ${measureId}::uuid as measure_id
    union
    select next.measure_id from below join ${standing(ctx, on)} as next
      on next.parent_measure_id = below.measure_id and next.descent = 'IDENTICAL')
  select measure_id from below where measure_id <> ${measureId}::uuid)`

const isOneOf = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

const isWanted = (ctx: Ctx, on: LocalDate, wanted: MeasuresWanted) => {
  if ('measureIds' in wanted) return isOneOf('measure.measureId', wanted.measureIds)
  if ('following' in wanted)
    return sql<boolean>`measure.measure_id in ${followers(ctx, on, wanted.following)}`
  return sql<boolean>`node.node_id in (select node_id from planning.node_versions as reached
    where (${standsOn(ctx, on, 'reached')} or ${standsOn(ctx, ctx.today, 'reached')})
      and (${isOneOf('reached.holderPositionId', wanted.positionIds)}
        or ${isOneOf('reached.holderPersonId', wanted.personIds)}
        or ${isOneOf('reached.unitId', wanted.unitIds)}))`
}

/** Some measures as they stand on a date; a room that adds its own to each asks it within its
 * statement. */
export const measuresQuery = (ctx: Ctx, on: LocalDate, wanted: MeasuresWanted) =>
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
    .leftJoin('planning.nodeVersions as held', (join) =>
      join
        .onRef('held.tenantId', '=', 'measure.tenantId')
        .onRef('held.nodeId', '=', 'measure.nodeId')
        .on(standsOn(ctx, ctx.today, 'held')),
    )
    .innerJoinLateral(
      sql<{ id: string }>`(select ${countedAs(ctx, on)} as id)`.as('counted'),
      (join) => join.onTrue(),
    )
    .select(({ ref }) => [
      'measure.measureId as id',
      'counted.id as countedAs',
      jsonBuildObject({
        id: ref('node.nodeId'),
        parentId: ref('node.parentNodeId'),
        code: ref('node.code'),
        component: ref('node.component'),
        level: ref('node.level'),
        statement: ref('node.statement'),
        unitId: ref('node.unitId'),
        holderPositionId: ref('node.holderPositionId'),
        holderPersonId: ref('node.holderPersonId'),
        budgetCode: ref('node.budgetCode'),
      }).as('node'),
      sql<MeasureEntry['held']>`case when held.id is null then null else ${jsonBuildObject({
        unitId: ref('held.unitId'),
        holderPositionId: ref('held.holderPositionId'),
        holderPersonId: ref('held.holderPersonId'),
      })} end`.as('held'),
      jsonBuildObject({
        id: ref('measure.measureId'),
        nodeId: ref('measure.nodeId'),
        indicatorId: ref('measure.indicatorId'),
        number: ref('measure.number'),
        descent: ref('measure.descent'),
        parentMeasureId: ref('measure.parentMeasureId'),
        share: sql<string | null>`measure.share::text`,
        indicatorCode: ref('indicator.code'),
        indicatorName: ref('indicator.name'),
        unitLabel: ref('indicator.unitLabel'),
        unitKind: ref('indicator.unitKind'),
        polarity: ref('indicator.polarity'),
        aggregation: ref('indicator.aggregation'),
        isKey: ref('indicator.isKey'),
        frequency: ref('indicator.frequency'),
      }).as('measure'),
      'indicator.achievementFormula',
      'indicator.baseline',
      'indicator.definition',
      'indicator.formulaText',
      'indicator.dataSource',
      sql<Record<string, string>>`(select coalesce(jsonb_object_agg(period, value), '{}')
        from planning.targets where tenant_id = ${ctx.tenantId} and measure_id = counted.id
          and recorded_until is null)`.as('planned'),
      sql<LocalDate>`(select min(valid_from) from planning.measures as first
        where first.tenant_id = ${ctx.tenantId} and first.measure_id = measure.measure_id
          and first.recorded_until is null)`.as('since'),
      sql<boolean>`exists (select from planning.measures as now
        where now.measure_id = measure.measure_id and ${standsOn(ctx, ctx.today, 'now')})`.as(
        'lasts',
      ),
      'indicator.code',
    ])
    .where(standsOn(ctx, on, 'measure'))
    .where(standsOn(ctx, on, 'indicator'))
    .where(standsOn(ctx, on, 'node'))
    .where(isWanted(ctx, on, wanted))

/** The same, by indicator code, in one statement. */
export const measuresOn = (
  ctx: Ctx,
  on: LocalDate,
  wanted: MeasuresWanted,
): Promise<MeasureEntry[]> =>
  measuresQuery(ctx, on, wanted).orderBy('indicator.code').orderBy('measure.measureId').execute()
