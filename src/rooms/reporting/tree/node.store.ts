import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { branchOf, type Chart } from '../../organisation/words.ts'
import { Component, isOfAgency, type PlanNode } from '../../planning/words.ts'
import { stands } from '../progress/validity.store.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { NodeEntry } from './tree.rules.ts'

type Ctx = Context<ReportingTables>

const topComponents = Component.options.filter((component) => !isOfAgency(component))

/** Which nodes: below some units or (`null`) of the whole region; of some components or of all. */
export type Shown = {
  on: LocalDate
  units: readonly string[] | null
  components?: readonly Component[] | undefined
}

type Row = Omit<PlanNode, 'id' | 'parentId'> & {
  nodeId: string
  parentNodeId: string | null
  below: number
}

const columns = sql.raw(
  ['node_id', 'parent_node_id', 'code', 'component', 'level', 'statement', 'unit_id']
    .concat('holder_position_id', 'holder_person_id', 'budget_code')
    .map((name) => `n.${name}`)
    .join(', '),
)
/** Written out, so that a prepared plan knows how few they are. */
const ofTheTop = sql`n.component in (${sql.join(topComponents.map((name) => sql.lit(name)))})`

/** Relation `shown`: the nodes of some units and of the posts in them, the top of the region, and
 * what else stands on the way from them up to the top. */
function branchOfPlan({ tenantId }: Ctx, chart: Chart, on: LocalDate, units: readonly string[]) {
  const branch = new Set(units.flatMap((unit) => branchOf(chart, unit).map(({ id }) => id)))
  const posts = chart.organisation.positions.filter(({ unitId }) => branch.has(unitId))
  const plan = sql`select ${columns} from planning.published_nodes n
    where n.tenant_id = ${tenantId} and ${stands('n', on)}`
  return sql`own as (
      ${plan} and ${ofTheTop}
      union ${plan} and n.unit_id = any(${[...branch]}::uuid[])
      union ${plan} and n.unit_id is null
        and n.holder_position_id = any(${posts.map(({ id }) => id)}::uuid[])
    ), above(node_id) as (
      select parent_node_id from own
      where parent_node_id is not null and parent_node_id not in (select node_id from own)
      union select n.parent_node_id from above, lateral (${plan} and n.node_id = above.node_id limit 1) n
    ), shown as (
      select * from own
      union ${plan} and n.node_id in (select node_id from above)
    )`
}

/** Relation `shown`: every node of the region. */
const wholePlan = ({ tenantId }: Ctx, on: LocalDate) => sql`shown as (
    select ${columns} from planning.published_nodes n
    where n.tenant_id = ${tenantId} and ${stands('n', on)})`

/** The nodes that stand on a day with their units, in one statement: below some units, with the way
 * up and the top of the region; or (`null`) of the whole region. */
export async function nodesShown(
  ctx: Ctx,
  chart: Chart,
  { on, units, components }: Shown,
): Promise<NodeEntry[]> {
  const plan = units === null ? wholePlan(ctx, on) : branchOfPlan(ctx, chart, on, units)
  const { rows } = await sql<Row>`
    with recursive ${plan}
    select shown.*, (
      select count(*) from planning.published_nodes child
      where child.tenant_id = ${ctx.tenantId} and child.parent_node_id = shown.node_id
        and ${stands('child', on)}) as below
    from shown
    where ${components ? sql`component = any(${components}::text[])` : sql`true`}
    order by code, node_id`.execute(ctx.db)
  return rows.map((row) => nodeEntry(chart, row))
}

function nodeEntry(
  chart: Chart,
  { nodeId: id, parentNodeId: parentId, below, ...node }: Row,
): NodeEntry {
  const post = chart.position.get(node.holderPositionId ?? '')
  const unit = chart.unit.get(node.unitId ?? post?.unitId ?? '')
  return {
    node: { id, parentId, ...node },
    unitId: unit?.id ?? null,
    unit: unit?.shortName ?? null,
    below,
  }
}
