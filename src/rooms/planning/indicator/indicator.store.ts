import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { Indicator, IndicatorVersion } from './indicator.contract.ts'

type Ctx = Context<PlanningTables>
type Row = Omit<
  PlanningTables['planning.indicator_versions'],
  'tenant_id' | 'id' | 'recorded_by' | 'closed_by'
>

const columns = [
  'indicator_id',
  'code',
  'name',
  'definition',
  'formula_text',
  'unit_label',
  'unit_kind',
  'polarity',
  'aggregation',
  'achievement_formula',
  'is_key',
  'data_source',
  'frequency',
  'baseline',
  'baseline_year',
  'valid_from',
  'valid_to',
  'recorded_at',
  'recorded_until',
] as const

const indicatorOf = (row: Row): Indicator => ({
  id: row.indicator_id,
  code: row.code,
  name: row.name,
  definition: row.definition,
  formulaText: row.formula_text,
  unitLabel: row.unit_label,
  unitKind: row.unit_kind,
  polarity: row.polarity,
  aggregation: row.aggregation,
  achievementFormula: row.achievement_formula,
  isKey: row.is_key,
  dataSource: row.data_source,
  frequency: row.frequency,
  baseline: row.baseline,
  baselineYear: row.baseline_year,
})

/** The dictionary as it stands on a date, by code. */
export async function indicatorsOn({ db, tenantId }: Ctx, on: LocalDate): Promise<Indicator[]> {
  const rows = await db
    .selectFrom('planning.indicator_versions')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .orderBy('code')
    .execute()
  return rows.map(indicatorOf)
}

/** Everything ever recorded about one indicator: what holds and what was corrected, the latest first. */
export async function versionsOf(
  { db, tenantId }: Ctx,
  indicatorId: string,
): Promise<IndicatorVersion[]> {
  const rows = await db
    .selectFrom('planning.indicator_versions')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('valid_from', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    ...indicatorOf(row),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    recordedAt: row.recorded_at,
    recordedUntil: row.recorded_until,
  }))
}
