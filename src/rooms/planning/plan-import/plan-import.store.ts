import { sql } from 'kysely'
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
