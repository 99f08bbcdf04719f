import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { selectionOf, standsOn } from '../../../platform/database/ledger.ts'
import { indicatorLedger } from '../planning.ledgers.ts'
import type { PlanningTables } from '../planning.tables.ts'
import type { Indicator, IndicatorVersion } from './indicator.contract.ts'
import type { IndicatorHead, IndicatorUses } from './indicator.rules.ts'

type Ctx = Context<PlanningTables>

/** The heads of the whole dictionary as it stands on a date. */
export const indicatorHeads = (ctx: Ctx, on: LocalDate): Promise<IndicatorHead[]> =>
  ctx.db
    .selectFrom('planning.indicatorVersions')
    .select(['indicatorId as id', 'code', 'name', 'unitLabel', 'polarity', 'isKey'])
    .where(standsOn(ctx, on))
    .execute()

/** The uses of indicators on a date: of these, or of all. */
export async function indicatorUses(
  ctx: Ctx,
  on: LocalDate,
  ids?: readonly string[],
): Promise<Map<string, IndicatorUses>> {
  const { rows } = await sql<IndicatorUses & { indicatorId: string }>`
    select measure.indicator_id as "indicatorId", count(*) as uses,
      coalesce(array_agg(distinct node.unit_id) filter (where node.unit_id is not null), '{}') as "unitIds"
    from planning.measures as measure
    join planning.node_versions as node on node.node_id = measure.node_id
    where ${standsOn(ctx, on, 'measure')} and ${standsOn(ctx, on, 'node')}
      ${ids ? sql`and measure.indicator_id = any(${[...ids]}::uuid[])` : sql``}
    group by measure.indicator_id`.execute(ctx.db)
  return new Map(rows.map((row) => [row.indicatorId, row]))
}

/** Some indicators in full as they stand on a date. */
export const indicatorsOn = (
  ctx: Ctx,
  on: LocalDate,
  ids: readonly string[],
): Promise<Indicator[]> =>
  ctx.db
    .selectFrom('planning.indicatorVersions')
    .select(selectionOf(indicatorLedger))
    .where(standsOn(ctx, on))
    .where(sql<boolean>`indicator_id = any(${[...ids]}::uuid[])`)
    .execute()

/** Everything ever recorded about one indicator: what holds and what was corrected, the latest
 * first. */
export const versionsOf = (
  { db, tenantId }: Ctx,
  indicatorId: string,
): Promise<IndicatorVersion[]> =>
  db
    .selectFrom('planning.indicatorVersions')
    .select(selectionOf(indicatorLedger))
    .select(['recordedAt', 'recordedUntil'])
    .where('tenantId', '=', tenantId)
    .where('indicatorId', '=', indicatorId)
    .orderBy('validFrom', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute()
