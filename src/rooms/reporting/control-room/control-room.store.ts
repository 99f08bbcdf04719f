import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { AgreementState, AgreementsTables } from '../../agreements/index.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { Series } from './months.rules.ts'

type Ctx = Context<ReportingTables>

/** Of some measures and ended periods: the year so far as stored at the end of each, and where its
 * figure stands; one statement. */
export async function seriesOf(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
  ended: readonly string[],
): Promise<Pick<Series, 'results' | 'figures'>> {
  const asked = sql<boolean>`(measure_id = any(${[...measureIds]}::uuid[])
    and period = any(${[...ended]}::text[]))`
  const rows = await db
    .with('result', (within) =>
      within
        .selectFrom('measurement.publishedResults')
        .distinctOn(['measureId', 'period'])
        .select(['measureId', 'period', 'state', 'uncapped', 'realization', 'target', 'tone'])
        .select('reason')
        .where('tenantId', '=', tenantId)
        .where('scope', '=', 'TO_DATE')
        .where(asked)
        .orderBy('measureId')
        .orderBy('period')
        .orderBy('standing')
        .orderBy('sequence', 'desc'),
    )
    .with('figure', (within) =>
      within
        .selectFrom('measurement.publishedFigures')
        .distinctOn(['measureId', 'period'])
        .select(['measureId', 'period', 'blank', 'verdict', 'lockedAt', 'provisional'])
        .where('tenantId', '=', tenantId)
        .where(asked)
        .orderBy('measureId')
        .orderBy('period')
        .orderBy('standing')
        .orderBy('version', 'desc'),
    )
    .selectFrom('figure')
    .leftJoin('result', (join) =>
      join
        .onRef('result.measureId', '=', 'figure.measureId')
        .onRef('result.period', '=', 'figure.period'),
    )
    .selectAll('figure')
    .select(['state', 'uncapped', 'realization', 'target', 'tone', 'reason'])
    .orderBy('figure.measureId')
    .orderBy('figure.period')
    .execute()
  return {
    figures: rows,
    results: rows.flatMap(({ state, ...row }) => (state === null ? [] : [{ ...row, state }])),
  }
}

/** How many promises of a year each unit has, by state, in one statement. */
export async function promisesByUnit(
  { db, tenantId }: Context<AgreementsTables>,
  year: number,
): Promise<{ agencyId: string | null; unitId: string; state: AgreementState; count: number }[]> {
  return db
    .selectFrom('agreements.current')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .select(['agencyId', 'unitId', 'promiseState as state'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .groupBy(['agencyId', 'unitId', 'promiseState'])
    .execute()
}
