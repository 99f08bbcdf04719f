import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { standsOn } from '../../../platform/ledger.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { Indicator, IndicatorVersion } from './indicator.contract.ts'

type Ctx = Context<PlanningTables>
const columns = [
  'indicatorId as id',
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
] as const

/** The dictionary as it stands on a date, by code. */
export const indicatorsOn = (ctx: Ctx, on: LocalDate): Promise<Indicator[]> =>
  ctx.db
    .selectFrom('planning.indicatorVersions')
    .select(columns)
    .where(standsOn(ctx, on))
    .orderBy('code')
    .execute()

/** Everything ever recorded about one indicator: what holds and what was corrected, the latest first. */
export const versionsOf = (
  { db, tenantId }: Ctx,
  indicatorId: string,
): Promise<IndicatorVersion[]> =>
  db
    .selectFrom('planning.indicatorVersions')
    .select(columns)
    .select(['validFrom', 'validTo', 'recordedAt', 'recordedUntil'])
    .where('tenantId', '=', tenantId)
    .where('indicatorId', '=', indicatorId)
    .orderBy('validFrom', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute()
