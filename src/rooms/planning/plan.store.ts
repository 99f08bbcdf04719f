import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { standsOn } from '../../platform/database/ledger.ts'
import { withInheritedTargets } from './measure/descent.rules.ts'
import type { PlanMeasure, PlanNode, PlanTree } from './plan.contract.ts'
import type { PlanningTables } from './planning.tables.ts'
import { printTarget } from './target/target.rules.ts'

type Ctx = Context<PlanningTables>

/** A part of the plan: nodes of some units, some nodes, or one node with its children. */
export type PlanPart =
  | { units: readonly string[] }
  | { nodes: readonly string[] }
  | { node: string }

/** The plan as it stands on a date, with the targets of one year: three statements, whatever its
 * size. Nodes come by code, measures by node and number; an identical measure shows its parent's
 * target. A part comes with everything that is told of its nodes (`nodeIdsAround`). */
export async function loadPlan(
  ctx: Ctx,
  { on, year, part }: { on: LocalDate; year: number; part?: PlanPart | undefined },
): Promise<PlanTree> {
  const ids = part && (await nodeIdsAround(ctx, on, part))
  const nodes = await nodesOn(ctx, on, ids)
  const rows = await measureRowsOn(ctx, on, ids)
  const targets = await targetsOf(ctx, year, ids && rows.map(({ id }) => id))
  const known = new Set(nodes.map(({ id }) => id))
  const measures = rows
    .filter(({ nodeId }) => known.has(nodeId))
    .map((row): PlanMeasure => {
      const { [year]: target = null, ...quarterTargets } = targets.get(row.id) ?? {}
      const printedTarget = target === null ? null : printTarget(target)
      return { ...row, target, printedTarget, quarterTargets }
    })
  return { nodes, measures: withInheritedTargets(measures) }
}

/** Keeps whole imports apart from each other and from single changes: an import holds the plan
 * alone, other acts share it. Ends with the transaction. */
export async function holdPlan({ db, tenantId }: Ctx, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await sql`select ${lock}(hashtext('planning.plan'), ${tenantId})`.execute(db)
}

type Ids = readonly string[] | undefined

const among = (column: string, ids: Ids = []): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** The nodes of a part and what is told with them: everything above, the nodes directly below, and
 * those whose measures theirs come from, all the way up, or go down to. */
async function nodeIdsAround(ctx: Ctx, on: LocalDate, part: PlanPart): Promise<string[]> {
  const now = standsOn(ctx, on)
  const wanted =
    'units' in part
      ? among('unit_id', part.units)
      : 'nodes' in part
        ? among('node_id', part.nodes)
        : sql`(node_id = ${part.node} or parent_node_id = ${part.node})`
  const { rows } = await sql<{ id: string }>`
    with recursive
      own as (select node_id, parent_node_id from planning.node_versions where ${now} and ${wanted}),
      above as (
        select * from own
        union
        select node.node_id, node.parent_node_id from above
        join lateral (select * from planning.node_versions where ${now}
          and node_id = above.parent_node_id) node on true),
      source as (
        select measure_id, node_id, parent_measure_id from planning.measures
        where ${now} and node_id in (select node_id from own)
        union
        select measure.measure_id, measure.node_id, measure.parent_measure_id from source
        join lateral (select * from planning.measures where ${now}
          and measure_id = source.parent_measure_id) measure on true)
    select node_id as id from above
    union select node_id from source
    union select node_id from planning.node_versions where ${now}
      and parent_node_id in (select node_id from own)
    union select node_id from planning.measures
    where ${now} and parent_measure_id in (select measure_id from source)`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

const nodesOn = (ctx: Ctx, on: LocalDate, ids: Ids): Promise<PlanNode[]> =>
  ctx.db
    .selectFrom('planning.nodeVersions')
    .select(['nodeId as id', 'parentNodeId as parentId', 'code', 'component', 'level'])
    .select(['statement', 'unitId', 'holderPositionId', 'holderPersonId', 'budgetCode'])
    .where(standsOn(ctx, on))
    .$if(ids !== undefined, (query) => query.where(among('nodeId', ids)))
    .orderBy('code')
    .execute()

/** Measure → period → value, for the year and its quarters. */
async function targetsOf(
  { db, tenantId }: Ctx,
  year: number,
  ids: Ids,
): Promise<Map<string, Record<string, string>>> {
  const rows = await db
    .selectFrom('planning.targets')
    .select(['measureId', 'period', 'value'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('period', 'in', [String(year), ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)])
    .$if(ids !== undefined, (query) => query.where(among('measureId', ids)))
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

/** Every row of both tables meets where the whole plan is read, which is a hash join; right after
 * an import the planner has no statistics yet and would loop (5 s for 5,000 measures instead of 40
 * ms). */
async function measureRowsOn(ctx: Ctx, on: LocalDate, ids: Ids) {
  if (!ids) await sql`set local enable_nestloop = off`.execute(ctx.db)
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
    .$if(ids !== undefined, (query) => query.where(among('measure.nodeId', ids)))
    .orderBy('measure.nodeId')
    .orderBy('measure.number')
    .orderBy('version.code')
    .execute()
  if (!ids) await sql`set local enable_nestloop = on`.execute(ctx.db)
  return rows
}
