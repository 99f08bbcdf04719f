import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import {
  closeRows,
  type DatedChange,
  recordsOf,
  thingsOfRun,
  writeChanges,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import { indicatorLedger, measureLedger, nodeLedger, targetLedger } from '../planning.ledgers.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { PlanImport, PlanRecords } from './plan-import.contract.ts'
import { type Known, measureKey } from './plan-import-known.rules.ts'

type Ctx = Context<PlanningTables>

/** Everything of the plan that is not superseded, of any date, with the targets of some periods:
 * four statements. */
export async function planRecords(ctx: Ctx, periods: readonly string[]): Promise<PlanRecords> {
  return {
    nodes: await recordsOf(ctx, nodeLedger),
    indicators: await recordsOf(ctx, indicatorLedger),
    measures: await recordsOf(ctx, measureLedger),
    targets: await recordsOf(ctx, targetLedger, sql`version.period = any(${[...periods]})`),
  }
}

/** What typed rows name, by code. */
type Named = Record<'nodes' | 'indicators', readonly string[]>

/** What a few rows of the plan name, and no more of it than judging them needs: their nodes with
 * the way up, what hangs directly below, and beside, where it shares a target. Four statements. */
export async function planRecordsAbout(
  ctx: Ctx,
  { nodes: codes, indicators: named }: Named,
  periods: readonly string[],
): Promise<PlanRecords> {
  const current = sql`tenant_id = ${ctx.tenantId} and recorded_until is null`
  const nodes = await recordsOf(
    ctx,
    nodeLedger,
    sql`version.node_id in (
      with recursive named as (
        select node_id, parent_node_id from planning.node_versions
        where ${current} and code = any(${[...codes]}::text[])),
      above as (
        select node_id, parent_node_id from named
        union
        select up.node_id, up.parent_node_id from above
        join planning.node_versions up on up.node_id = above.parent_node_id
          and up.tenant_id = ${ctx.tenantId} and up.recorded_until is null)
      select node_id from above
      union
      select node_id from planning.node_versions
      where ${current} and parent_node_id in (
        select node_id from named union select parent_node_id from named))`,
  )
  return withMeasures(ctx, nodes, named, codes, periods)
}

/** A node, or the `whole` of it with everything below, or the first node that measures with an
 * indicator; with what they are measured by. */
export async function planRecordsOf(
  ctx: Ctx,
  { id, whole }: { id: string; whole: boolean },
  periods: readonly string[],
): Promise<PlanRecords> {
  const current = sql`tenant_id = ${ctx.tenantId} and recorded_until is null`
  const nodes = await recordsOf(
    ctx,
    nodeLedger,
    sql`version.node_id in (
      with recursive below as (
        select node_id from planning.node_versions where ${current} and node_id = ${id}::uuid
        union
        select down.node_id from below join planning.node_versions down
          on down.parent_node_id = below.node_id and ${whole} and down.tenant_id = ${ctx.tenantId}
          and down.recorded_until is null)
      select node_id from below
      union
      select parent_node_id from planning.node_versions where ${current} and node_id = ${id}::uuid
      union
      select node_id from planning.measures where ${current} and indicator_id = ${id}::uuid)`,
  )
  return withMeasures(ctx, nodes, [], [], periods)
}

async function withMeasures(
  ctx: Ctx,
  nodes: PlanRecords['nodes'],
  named: readonly string[],
  codes: readonly string[],
  periods: readonly string[],
): Promise<PlanRecords> {
  const idsOf = (things: readonly { id: string }[]): string[] => things.map(({ id }) => id)
  const measures = await recordsOf(
    ctx,
    measureLedger,
    sql`version.node_id = any(${idsOf(nodes)}::uuid[])`,
  )
  // an indicator without a code gets one from its node's (`codeByName`): those given out count too
  const given = codes.map((code) => `IK-${code.replace(/[\\%_]/g, '\\$&')}-%`)
  return {
    ...{ nodes, measures },
    indicators: await recordsOf(
      ctx,
      indicatorLedger,
      sql`(version.indicator_id = any(${measures.map(({ indicatorId }) => indicatorId)}::uuid[])
        or version.code = any(${[...named]}::text[]) or version.code like any(${given}::text[]))`,
    ),
    targets: await recordsOf(
      ctx,
      targetLedger,
      sql`(version.measure_id = any(${idsOf(measures)}::uuid[])
        and version.period = any(${[...periods]}))`,
    ),
  }
}

/** Nodes and indicators that hold on a date and whose code or words fit, the first of them. */
export async function planWords(
  { db, tenantId }: Ctx,
  what: 'node' | 'indicator',
  words: readonly string[],
  on: LocalDate,
): Promise<{ value: string; label: string }[]> {
  const [table, name] =
    what === 'node'
      ? [sql`planning.node_versions`, sql`statement`]
      : [sql`planning.indicator_versions`, sql`name`]
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<{ value: string; label: string }>`
    select code as value, ${name} as label from ${table}
    where tenant_id = ${tenantId} and recorded_until is null and valid_from <= ${on}
      and (valid_to is null or valid_to > ${on})
      and (code || ' ' || ${name}) ilike all(${patterns}::text[])
    order by length(code), code limit 12`.execute(db)
  return rows
}

/** What nodes of these codes state, by code. */
export async function statementsOf(
  ctx: Ctx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const nodes = await recordsOf(ctx, nodeLedger, sql`version.code = any(${[...codes]}::text[])`)
  return new Map(nodes.map(({ code, statement }) => [code, statement]))
}

/** Ids by the codes a file uses, of what is on record and of what is new. */
type Ids = Record<'node' | 'indicator' | 'measure', Map<string, string>>

function idsOf(ctx: Ctx, known: Known, { nodes, indicators, measures }: PlanImport): Ids {
  const ids: Ids = {
    node: new Map([...known.node].map(([code, { id }]) => [code, id])),
    indicator: new Map([...known.indicator].map(([code, { id }]) => [code, id])),
    measure: new Map([...known.measure].map(([key, { id }]) => [key, id])),
  }
  for (const { id, fields } of nodes) if (id === null) ids.node.set(fields.code, ctx.newId())
  for (const { id, fields } of indicators)
    if (id === null) ids.indicator.set(fields.code, ctx.newId())
  for (const { id, fields } of measures)
    if (id === null) ids.measure.set(measureKey(fields), ctx.newId())
  return ids
}

function present(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined)
    throw new Error(`an import names ${key}, which neither the file nor the records hold`)
  return id
}

/** Writes what an examined file says: supersedes what becomes different, keeps what stays true
 * before the date, adds what is new. */
export async function writePlan(
  ctx: Ctx,
  plan: PlanImport,
  known: Known,
  runId: string,
): Promise<void> {
  const ids = idsOf(ctx, known, plan)
  await writeChanges(ctx, nodeLedger, nodeChanges(plan.nodes, ids), runId)
  await writeChanges(
    ctx,
    indicatorLedger,
    plan.indicators.map(({ id, fields, turn }) => ({
      turn,
      isNew: id === null,
      version: { ...fields, ...turn.span, id: present(ids.indicator, fields.code) },
    })),
    runId,
  )
  await writeChanges(ctx, measureLedger, measureChanges(plan.measures, ids), runId)
  await writeTargets(ctx, plan.targets, ids, runId)
}

const nodeChanges = (
  changes: PlanImport['nodes'],
  { node }: Ids,
): DatedChange<typeof nodeLedger>[] =>
  changes.map(({ id, fields: { parentCode, ...own }, turn }) => ({
    turn,
    isNew: id === null,
    version: {
      ...own,
      ...turn.span,
      id: present(node, own.code),
      parentId: parentCode === null ? null : present(node, parentCode),
    },
  }))

const measureChanges = (
  changes: PlanImport['measures'],
  { node, indicator, measure }: Ids,
): DatedChange<typeof measureLedger>[] =>
  changes.map(({ id, fields, turn }) => {
    const { nodeCode, indicatorCode, parent, ...own } = fields
    return {
      turn,
      isNew: id === null,
      version: {
        ...own,
        ...turn.span,
        id: present(measure, measureKey({ nodeCode, indicatorCode })),
        nodeId: present(node, nodeCode),
        indicatorId: present(indicator, indicatorCode),
        parentMeasureId: parent && present(measure, measureKey(parent)),
      },
    }
  })

async function writeTargets(
  ctx: Ctx,
  changes: PlanImport['targets'],
  { measure }: Ids,
  runId: string,
): Promise<void> {
  const replaced = changes.flatMap(({ before }) => before?.rowId ?? [])
  await closeRows(ctx, targetLedger, replaced, runId)
  const targets = changes.map((change) => ({
    measureId: present(measure, measureKey(change)),
    period: change.period,
    value: change.value,
    reason: null,
  }))
  await writeVersions(ctx, targetLedger, targets, runId)
}

/** Nodes and measures a run wrote about, whose users must be asked. */
export async function touchedBy(
  ctx: Ctx,
  runId: string,
): Promise<{ nodeIds: string[]; measureIds: string[] }> {
  const measured = await thingsOfRun(ctx, measureLedger, runId)
  const aimed = await thingsOfRun(ctx, targetLedger, runId)
  return {
    nodeIds: await thingsOfRun(ctx, nodeLedger, runId),
    measureIds: [...new Set([...measured, ...aimed])],
  }
}
