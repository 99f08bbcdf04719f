import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { Indicator, IndicatorVersion } from './indicator.contract.ts'
import type { IndicatorHead, IndicatorUses } from './indicator.rules.ts'

type Ctx = Context<PlanningTables>
type Row = Omit<
  PlanningTables['planning.indicatorVersions'],
  'tenantId' | 'id' | 'recordedBy' | 'closedBy'
>

const columns = [
  'indicatorId',
  'code',
  'name',
  'definition',
  'formulaText',
  'unitLabel',
  'unitKind',
  'polarity',
  'aggregation',
  'achievementFormula',
  'isKey',
  'dataSource',
  'frequency',
  'baseline',
  'baselineYear',
  'validFrom',
  'validTo',
  'recordedAt',
  'recordedUntil',
] as const

const indicatorOf = (row: Row): Indicator => ({
  id: row.indicatorId,
  code: row.code,
  name: row.name,
  definition: row.definition,
  formulaText: row.formulaText,
  unitLabel: row.unitLabel,
  unitKind: row.unitKind,
  polarity: row.polarity,
  aggregation: row.aggregation,
  achievementFormula: row.achievementFormula,
  isKey: row.isKey,
  dataSource: row.dataSource,
  frequency: row.frequency,
  baseline: row.baseline,
  baselineYear: row.baselineYear,
})

/** The heads of the whole dictionary as it stands on a date. */
export const indicatorHeads = ({ db, tenantId }: Ctx, on: LocalDate): Promise<IndicatorHead[]> =>
  db
    .selectFrom('planning.indicatorVersions')
    .select(['indicatorId as id', 'code', 'name', 'unitLabel', 'polarity', 'isKey'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', on)]))
    .execute()

/** The uses of indicators on a date: of these, or of all. */
export async function indicatorUses(
  { db, tenantId }: Ctx,
  on: LocalDate,
  ids?: readonly string[],
): Promise<Map<string, IndicatorUses>> {
  const now = (table: string) => sql`${sql.ref(`${table}.tenant_id`)} = ${tenantId}
    and ${sql.ref(`${table}.recorded_until`)} is null and ${sql.ref(`${table}.valid_from`)} <= ${on}
    and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${on})`
  const { rows } = await sql<IndicatorUses & { indicatorId: string }>`
    select measure.indicator_id as "indicatorId", count(*) as uses,
      coalesce(array_agg(distinct node.unit_id) filter (where node.unit_id is not null), '{}') as "unitIds"
    from planning.measures as measure
    join planning.node_versions as node on node.node_id = measure.node_id
    where ${now('measure')} and ${now('node')}
      ${ids ? sql`and measure.indicator_id = any(${[...ids]}::uuid[])` : sql``}
    group by measure.indicator_id`.execute(db)
  return new Map(rows.map((row) => [row.indicatorId, row]))
}

/** Some indicators in full as they stand on a date. */
export async function indicatorsOn(
  { db, tenantId }: Ctx,
  on: LocalDate,
  ids: readonly string[],
): Promise<Indicator[]> {
  const rows = await db
    .selectFrom('planning.indicatorVersions')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', on)]))
    .where(sql<boolean>`indicator_id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(indicatorOf)
}

/** Everything ever recorded about one indicator: what holds and what was corrected, the latest first. */
export async function versionsOf(
  { db, tenantId }: Ctx,
  indicatorId: string,
): Promise<IndicatorVersion[]> {
  const rows = await db
    .selectFrom('planning.indicatorVersions')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('indicatorId', '=', indicatorId)
    .orderBy('validFrom', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute()
  return rows.map((row) => ({
    ...indicatorOf(row),
    validFrom: row.validFrom,
    validTo: row.validTo,
    recordedAt: row.recordedAt,
    recordedUntil: row.recordedUntil,
  }))
}
