import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { MeasurementTables } from './measurement.tables.ts'

type Ctx = Context<MeasurementTables>

/** Holds all figures still while a period is locked: nobody can report into it meanwhile. Ends with the transaction. */
export async function holdPeriods({ db, tenantId }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('measurement.periods'), ${tenantId})`.execute(db)
}

/**
 * Locks every verified, final value of a period that is not locked yet, together with the achievement it has now. A provisional figure and a
 * blank stay open: both still wait for their value. Answers how many were locked and how many reported ones stay open.
 */
export async function lockVerified({ db, tenantId, now, actor }: Ctx, period: string): Promise<{ locked: number; left: number }> {
  const done = await db
    .insertInto('measurement.locks')
    .columns(['tenant_id', 'figure_id', 'measure_id', 'period', 'sequence', 'locked_by', 'locked_at'])
    .expression(({ selectFrom, val }) =>
      selectFrom('measurement.current_figures as figure')
        .leftJoin('measurement.results as result', (join) =>
          join
            .onRef('result.tenant_id', '=', 'figure.tenant_id')
            .onRef('result.measure_id', '=', 'figure.measure_id')
            .onRef('result.period', '=', 'figure.period'),
        )
        .select(['figure.tenant_id', 'figure.id', 'figure.measure_id', 'figure.period'])
        .select(({ fn }) => [
          fn.coalesce(fn.max('result.sequence'), sql<number>`0`).as('sequence'),
          sql<string | null>`${actor.personId}::uuid`.as('locked_by'),
          sql<string>`${now}::timestamptz`.as('locked_at'),
        ])
        .where('figure.tenant_id', '=', tenantId)
        .where('figure.period', '=', val(period))
        .where('figure.locked_at', 'is', null)
        .where('figure.verdict', '=', 'VERIFIED')
        .where('figure.provisional', '=', false)
        .where('figure.value', 'is not', null)
        .groupBy(['figure.tenant_id', 'figure.id', 'figure.measure_id', 'figure.period']),
    )
    .executeTakeFirst()
  const open = await db
    .selectFrom('measurement.current_figures')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('period', '=', period)
    .where('locked_at', 'is', null)
    .executeTakeFirst()
  return { locked: Number(done.numInsertedOrUpdatedRows ?? 0), left: open?.count ?? 0 }
}

export type PeriodCounts = { period: string; reported: number; verified: number; ready: number; locked: number }

/** How far each period of a year is: reported, verified, ready to be locked, locked. */
export async function periodCounts({ db, tenantId }: Ctx, year: number): Promise<PeriodCounts[]> {
  return db
    .selectFrom('measurement.current_figures')
    .select(({ fn }) => [
      'period',
      fn.countAll<number>().as('reported'),
      sql<number>`count(*) filter (where verdict = 'VERIFIED')`.as('verified'),
      sql<number>`count(*) filter (where verdict = 'VERIFIED' and not provisional and value is not null and locked_at is null)`.as('ready'),
      sql<number>`count(locked_at)`.as('locked'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .groupBy('period')
    .orderBy('period')
    .execute()
}
