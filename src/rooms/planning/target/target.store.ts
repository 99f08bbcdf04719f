import { sql } from 'kysely'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { standsOn } from '../../../platform/database/ledger.ts'
import type { UnitKind } from '../plan.contract.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { Target } from './target.contract.ts'
import { printTarget } from './target.rules.ts'

type Ctx = Context<PlanningTables>

const printed = (period: string): string => {
  const read = parsePeriod(period)
  return read ? printPeriod(read) : period
}

/** A period for which nothing was set yet. */
export const noTarget = (measureId: string, period: string): Target => ({
  measureId,
  period,
  printedPeriod: printed(period),
  value: null,
  printed: null,
  reason: null,
  version: '0',
  recordedAt: null,
})

type Row = {
  id: string
  measureId: string
  period: string
  value: string
  reason: string | null
  recordedAt: string
}

const targetOf = ({ id, ...row }: Row): Target => ({
  ...row,
  printedPeriod: printed(row.period),
  printed: printTarget(row.value),
  version: id,
})

/** Every current target of some measures, by measure, in the order of their periods. */
export async function targetsOfMeasures(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
): Promise<Map<string, Target[]>> {
  if (measureIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('planning.targets')
    .select(['id', 'measureId', 'period', 'value', 'reason', 'recordedAt'])
    .where('tenantId', '=', tenantId)
    .where('measureId', 'in', [...measureIds])
    .where('recordedUntil', 'is', null)
    .orderBy('period')
    .execute()
  return Map.groupBy(rows.map(targetOf), ({ measureId }) => measureId)
}

/** What the plan said of targets of a year at a moment each: by measure and moment, with a space
 * between; nothing where it had none then. One statement. */
export async function targetsAt(
  { db, tenantId }: Ctx,
  year: number,
  asked: readonly { measureId: string; at: string }[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ measureId: string; at: string; value: string }>`
    select asked."measureId" as measure_id, asked.at, target.value
    from json_to_recordset(${JSON.stringify(asked)}::json) as asked("measureId" uuid, at text)
    join planning.targets target on target.tenant_id = ${tenantId}
      and target.measure_id = asked."measureId" and target.period = ${String(year)}
      and target.recorded_at <= asked.at::timestamptz
      and coalesce(target.recorded_until > asked.at::timestamptz, true)`.execute(db)
  return new Map(rows.map(({ measureId, at, value }) => [`${measureId} ${at}`, value]))
}

/** The current target of one period, or the empty one. */
export async function findTarget(
  { db, tenantId }: Ctx,
  measureId: string,
  period: string,
): Promise<Target> {
  const row = await db
    .selectFrom('planning.targets')
    .select(['id', 'measureId', 'period', 'value', 'reason', 'recordedAt'])
    .where('tenantId', '=', tenantId)
    .where('measureId', '=', measureId)
    .where('period', '=', period)
    .where('recordedUntil', 'is', null)
    .executeTakeFirst()
  return row ? targetOf(row) : noTarget(measureId, period)
}

/** Closes what was there and writes the new value beside it. */
export async function replaceTarget(
  ctx: Ctx,
  before: Target,
  { value, reason }: { value: string; reason: string | null },
): Promise<Target> {
  const { db, tenantId, now } = ctx
  const { measureId, period } = before
  await db
    .updateTable('planning.targets')
    .set({ recordedUntil: now, closedBy: null })
    .where('tenantId', '=', tenantId)
    .where('measureId', '=', measureId)
    .where('period', '=', period)
    .where('recordedUntil', 'is', null)
    .execute()
  const row: Row = {
    id: ctx.newId(),
    measureId,
    period,
    value,
    reason,
    recordedAt: now,
  }
  await db
    .insertInto('planning.targets')
    .values({
      ...row,
      tenantId,
      recordedUntil: null,
      recordedBy: null,
      closedBy: null,
    })
    .execute()
  return targetOf(row)
}

/** What setting a target needs to know of its measure. */
export type MeasureToSet = {
  indicatorName: string
  unitLabel: string
  unitKind: UnitKind
  nodeUnitId: string | null
}

/** The measure as it stands on a date, locked so that two people setting its targets wait for each
 * other. */
export async function lockMeasure(
  ctx: Ctx,
  measureId: string,
  on: LocalDate,
): Promise<MeasureToSet | undefined> {
  const measure = await ctx.db
    .selectFrom('planning.measures')
    .select(['nodeId', 'indicatorId'])
    .where('measureId', '=', measureId)
    .where(standsOn(ctx, on))
    .forUpdate()
    .executeTakeFirst()
  if (!measure) return undefined
  return ctx.db
    .selectFrom('planning.indicatorVersions as indicator')
    .innerJoin('planning.nodeVersions as node', (join) =>
      join.onRef('node.tenantId', '=', 'indicator.tenantId'),
    )
    .select(['indicator.name as indicatorName', 'indicator.unitLabel', 'indicator.unitKind'])
    .select('node.unitId as nodeUnitId')
    .where('indicator.indicatorId', '=', measure.indicatorId)
    .where(standsOn(ctx, on, 'indicator'))
    .where('node.nodeId', '=', measure.nodeId)
    .where(standsOn(ctx, on, 'node'))
    .executeTakeFirst()
}
