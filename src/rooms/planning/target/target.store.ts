import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
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
  measure_id: string
  period: string
  value: string
  reason: string | null
  recorded_at: string
}

const targetOf = (row: Row): Target => ({
  measureId: row.measure_id,
  period: row.period,
  printedPeriod: printed(row.period),
  value: row.value,
  printed: printTarget(row.value),
  reason: row.reason,
  version: row.id,
  recordedAt: row.recorded_at,
})

/** Every current target of some measures, by measure, in the order of their periods. */
export async function targetsOfMeasures(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
): Promise<Map<string, Target[]>> {
  if (measureIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('planning.targets')
    .select(['id', 'measure_id', 'period', 'value', 'reason', 'recorded_at'])
    .where('tenant_id', '=', tenantId)
    .where('measure_id', 'in', [...measureIds])
    .where('recorded_until', 'is', null)
    .orderBy('period')
    .execute()
  return Map.groupBy(rows.map(targetOf), ({ measureId }) => measureId)
}

/** The current target of one period, or the empty one. */
export async function findTarget(
  { db, tenantId }: Ctx,
  measureId: string,
  period: string,
): Promise<Target> {
  const row = await db
    .selectFrom('planning.targets')
    .select(['id', 'measure_id', 'period', 'value', 'reason', 'recorded_at'])
    .where('tenant_id', '=', tenantId)
    .where('measure_id', '=', measureId)
    .where('period', '=', period)
    .where('recorded_until', 'is', null)
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
    .set({ recorded_until: now, closed_by: null })
    .where('tenant_id', '=', tenantId)
    .where('measure_id', '=', measureId)
    .where('period', '=', period)
    .where('recorded_until', 'is', null)
    .execute()
  const row: Row = {
    id: ctx.newId(),
    measure_id: measureId,
    period,
    value,
    reason,
    recorded_at: now,
  }
  await db
    .insertInto('planning.targets')
    .values({
      ...row,
      tenant_id: tenantId,
      recorded_until: null,
      recorded_by: null,
      closed_by: null,
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

/** The measure as it stands on a date, locked so that two people setting its targets wait for each other. */
export async function lockMeasure(
  { db, tenantId }: Ctx,
  measureId: string,
  on: LocalDate,
): Promise<MeasureToSet | undefined> {
  const measure = await db
    .selectFrom('planning.measures')
    .select(['node_id', 'indicator_id'])
    .where('tenant_id', '=', tenantId)
    .where('measure_id', '=', measureId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .forUpdate()
    .executeTakeFirst()
  if (!measure) return undefined
  const row = await db
    .selectFrom('planning.indicator_versions as indicator')
    .innerJoin('planning.node_versions as node', (join) =>
      join.onRef('node.tenant_id', '=', 'indicator.tenant_id'),
    )
    .select(['indicator.name', 'indicator.unit_label', 'indicator.unit_kind', 'node.unit_id'])
    .where('indicator.tenant_id', '=', tenantId)
    .where('indicator.indicator_id', '=', measure.indicator_id)
    .where('indicator.recorded_until', 'is', null)
    .where('indicator.valid_from', '<=', on)
    .where((where) =>
      where.or([where('indicator.valid_to', 'is', null), where('indicator.valid_to', '>', on)]),
    )
    .where('node.node_id', '=', measure.node_id)
    .where('node.recorded_until', 'is', null)
    .where('node.valid_from', '<=', on)
    .where((where) =>
      where.or([where('node.valid_to', 'is', null), where('node.valid_to', '>', on)]),
    )
    .executeTakeFirst()
  return (
    row && {
      indicatorName: row.name,
      unitLabel: row.unit_label,
      unitKind: row.unit_kind,
      nodeUnitId: row.unit_id,
    }
  )
}
