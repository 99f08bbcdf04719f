import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/insert-rows.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type {
  Change,
  IndicatorFields,
  IndicatorRecord,
  MeasureName,
  MeasureRecord,
  NodeFields,
  NodeRecord,
  PlanImport,
  TargetChange,
} from './plan-import.contract.ts'
import { type Known, measureKey } from './plan-import-known.rules.ts'

type Ctx = Context<PlanningTables>
type Span = { validFrom: LocalDate; validTo: LocalDate | null }
type Dated = 'planning.nodeVersions' | 'planning.indicatorVersions' | 'planning.measures'

/** Rows of one statement: the widest row has 24 columns, so a chunk stays far below the limit of 65,535 parameters. */
const chunk = 1000

async function inChunks<T>(
  items: readonly T[],
  write: (part: T[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += chunk)
    await write(items.slice(start, start + chunk))
}

/** Ids by the codes a file uses, of what is on record and of what is new. */
type Ids = {
  node: Map<string, string>
  indicator: Map<string, string>
  measure: Map<string, string>
}

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

function found(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key)
  if (id === undefined)
    throw new Error(`an import names ${key}, which neither the file nor the records hold`)
  return id
}

/** Writes what an examined file says: supersedes what becomes different, keeps what stays true before the date, adds what is new. */
export async function writePlan(
  ctx: Ctx,
  plan: PlanImport,
  known: Known,
  runId: string,
): Promise<void> {
  const ids = idsOf(ctx, known, plan)
  await writeNodes(ctx, plan.nodes, ids, runId)
  await writeIndicators(ctx, plan.indicators, ids, runId)
  await writeMeasures(ctx, plan.measures, ids, runId)
  await writeTargets(ctx, plan.targets, ids, runId)
}

async function supersede(
  { db, tenantId, now }: Ctx,
  table: Dated | 'planning.targets',
  rowIds: readonly string[],
  runId: string,
): Promise<void> {
  await inChunks(rowIds, (part) =>
    db
      .updateTable(table)
      .set({ recordedUntil: now, closedBy: runId })
      .where('tenantId', '=', tenantId)
      .where('id', 'in', part)
      .where('recordedUntil', 'is', null)
      .execute(),
  )
}

const replacedIn = (
  changes: readonly { turn: { replaced: { rowId: string } | null } }[],
): string[] => changes.flatMap(({ turn }) => turn.replaced?.rowId ?? [])

/** The part of a replaced version that stays true before the date, and the version that begins on it. */
function versionsOf<Fields, Record extends Span & { rowId: string }, Row>(
  change: Change<Fields, Record>,
  kept: (record: Record) => Row,
  fresh: (fields: Fields) => Row,
): (Row & Span)[] {
  const { replaced, kept: span, span: own } = change.turn
  return [
    ...(replaced && span ? [{ ...kept(replaced), ...span }] : []),
    { ...fresh(change.fields), ...own },
  ]
}

const stamp = (ctx: Ctx, { validFrom, validTo }: Span, runId: string) => ({
  ...{ tenantId: ctx.tenantId, id: ctx.newId(), validFrom, validTo },
  ...{ recordedAt: ctx.now, recordedUntil: null, recordedBy: runId, closedBy: null },
})

async function writeNodes(
  ctx: Ctx,
  changes: readonly Change<NodeFields, NodeRecord>[],
  ids: Ids,
  runId: string,
): Promise<void> {
  await supersede(ctx, 'planning.nodeVersions', replacedIn(changes), runId)
  const identities = changes.flatMap(({ id, fields }) =>
    id === null ? [{ tenantId: ctx.tenantId, id: found(ids.node, fields.code) }] : [],
  )
  await insertRows(ctx.db, 'planning.nodes', identities)
  const fresh = ({ parentCode, ...own }: NodeFields) => ({
    ...own,
    id: found(ids.node, own.code),
    parentId: parentCode === null ? null : found(ids.node, parentCode),
  })
  const rows = changes
    .flatMap((change) => versionsOf(change, (record) => record, fresh))
    .map((node) => ({
      ...stamp(ctx, node, runId),
      ...{
        nodeId: node.id,
        parentNodeId: node.parentId,
        code: node.code,
        component: node.component,
        level: node.level,
      },
      ...{
        statement: node.statement,
        unitId: node.unitId,
        holderPositionId: node.holderPositionId,
      },
      ...{ holderPersonId: node.holderPersonId, budgetCode: node.budgetCode },
    }))
  await insertRows(ctx.db, 'planning.nodeVersions', rows)
}

async function writeIndicators(
  ctx: Ctx,
  changes: readonly Change<IndicatorFields, IndicatorRecord>[],
  ids: Ids,
  runId: string,
): Promise<void> {
  await supersede(ctx, 'planning.indicatorVersions', replacedIn(changes), runId)
  const identities = changes.flatMap(({ id, fields }) =>
    id === null ? [{ tenantId: ctx.tenantId, id: found(ids.indicator, fields.code) }] : [],
  )
  await insertRows(ctx.db, 'planning.indicators', identities)
  const fresh = (fields: IndicatorFields) => ({ ...fields, id: found(ids.indicator, fields.code) })
  const rows = changes
    .flatMap((change) => versionsOf(change, (record) => record, fresh))
    .map((indicator) => ({
      ...stamp(ctx, indicator, runId),
      ...{
        indicatorId: indicator.id,
        code: indicator.code,
        name: indicator.name,
        definition: indicator.definition,
      },
      ...{
        formulaText: indicator.formulaText,
        unitLabel: indicator.unitLabel,
        unitKind: indicator.unitKind,
        polarity: indicator.polarity,
      },
      ...{
        aggregation: indicator.aggregation,
        achievementFormula: indicator.achievementFormula,
        isKey: indicator.isKey,
      },
      ...{
        dataSource: indicator.dataSource,
        frequency: indicator.frequency,
        baseline: indicator.baseline,
        baselineYear: indicator.baselineYear,
      },
    }))
  await insertRows(ctx.db, 'planning.indicatorVersions', rows)
}

async function writeMeasures(
  ctx: Ctx,
  changes: PlanImport['measures'],
  ids: Ids,
  runId: string,
): Promise<void> {
  await supersede(ctx, 'planning.measures', replacedIn(changes), runId)
  const fresh = ({
    nodeCode,
    indicatorCode,
    parent,
    ...own
  }: PlanImport['measures'][number]['fields']) => ({
    ...own,
    id: found(ids.measure, measureKey({ nodeCode, indicatorCode })),
    nodeId: found(ids.node, nodeCode),
    indicatorId: found(ids.indicator, indicatorCode),
    parentMeasureId: parent && found(ids.measure, measureKey(parent)),
  })
  const rows = changes
    .flatMap((change) => versionsOf(change, (record: MeasureRecord) => record, fresh))
    .map((measure) => ({
      ...stamp(ctx, measure, runId),
      ...{
        measureId: measure.id,
        nodeId: measure.nodeId,
        indicatorId: measure.indicatorId,
        descent: measure.descent,
      },
      ...{
        parentMeasureId: measure.parentMeasureId,
        share: measure.share,
        number: measure.number,
      },
    }))
  await insertRows(ctx.db, 'planning.measures', rows)
}

async function writeTargets(
  ctx: Ctx,
  changes: readonly TargetChange[],
  { measure }: Ids,
  runId: string,
): Promise<void> {
  await supersede(
    ctx,
    'planning.targets',
    changes.flatMap(({ before }) => before?.rowId ?? []),
    runId,
  )
  const idOf = (name: MeasureName): string => found(measure, measureKey(name))
  const rows = changes.map((change) => ({
    ...{
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      measureId: idOf(change),
      period: change.period,
      value: change.value,
      reason: null,
    },
    ...{ recordedAt: ctx.now, recordedUntil: null, recordedBy: runId, closedBy: null },
  }))
  await insertRows(ctx.db, 'planning.targets', rows)
}
