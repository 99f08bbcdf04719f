import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { Indicator, IndicatorVersion } from './indicator.contract.ts'

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

/** The dictionary as it stands on a date, by code. */
export async function indicatorsOn({ db, tenantId }: Ctx, on: LocalDate): Promise<Indicator[]> {
  const rows = await db
    .selectFrom('planning.indicatorVersions')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', on)]))
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
