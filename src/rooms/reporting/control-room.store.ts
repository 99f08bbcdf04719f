import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { AgreementState, AgreementsTables } from '../agreements/index.ts'
import type { ReportingTables } from './reporting.tables.ts'
import type { FigureEntry, ResultEntry } from './standing.rules.ts'

type Ctx = Context<ReportingTables>

const ids = (values: readonly string[]) => sql`any(${[...values]}::uuid[])`

/** The year so far as stored at the end of each period, of some measures; one statement. */
export async function resultSeries(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
  ended: readonly string[],
): Promise<(ResultEntry & { measureId: string })[]> {
  const rows = await db
    .selectFrom('measurement.publishedResults')
    .distinctOn(['measureId', 'period'])
    .select(['measureId', 'period', 'state', 'uncapped', 'realization', 'target', 'tone', 'reason'])
    .where('tenantId', '=', tenantId)
    .where('scope', '=', 'TO_DATE')
    .where(sql<boolean>`measure_id = ${ids(measureIds)}`)
    .where(sql<boolean>`period = any(${[...ended]}::text[])`)
    .orderBy('measureId')
    .orderBy('period')
    .orderBy('standing')
    .orderBy('sequence', 'desc')
    .execute()
  return rows
}

/** Which periods of a year have a figure, and where it stands, of some measures; one statement. */
export async function figureSeries(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
  ended: readonly string[],
): Promise<(FigureEntry & { measureId: string })[]> {
  return db
    .selectFrom('measurement.publishedFigures')
    .distinctOn(['measureId', 'period'])
    .select(['measureId', 'period', 'blank', 'verdict', 'lockedAt', 'provisional'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`measure_id = ${ids(measureIds)}`)
    .where(sql<boolean>`period = any(${[...ended]}::text[])`)
    .orderBy('measureId')
    .orderBy('period')
    .orderBy('standing')
    .orderBy('version', 'desc')
    .execute()
}

/** How many promises of a year each unit has, by state, in one statement. */
export async function promisesByUnit(
  { db, tenantId }: Context<AgreementsTables>,
  year: number,
): Promise<{ agencyId: string | null; unitId: string; state: AgreementState; count: number }[]> {
  return db
    .selectFrom('agreements.current')
    .select(({ fn }) => ['agencyId', 'unitId', 'state', fn.countAll<number>().as('count')])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .groupBy(['agencyId', 'unitId', 'state'])
    .execute()
}
