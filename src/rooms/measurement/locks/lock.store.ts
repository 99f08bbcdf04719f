import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { FigureLock } from '../figure/figure.contract.ts'
import { capacity } from '../figure/figure.store.ts'
import type { MeasurementTables } from '../measurement.tables.ts'

type Ctx = Context<MeasurementTables>

/** Holds all figures still while a period is locked: nobody can report into it meanwhile. Ends with
 * the transaction. */
export async function holdPeriods({ db, tenantId }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('measurement.periods'), ${tenantId})`.execute(db)
}

const nextNumber = sql<number>`(select coalesce(max(earlier.number), 0) + 1 from measurement.locks earlier
  where earlier.tenant_id = figure.tenant_id and earlier.measure_id = figure.measure_id
    and earlier.period = figure.period)`

/** Locks every verified, final value of a period that is not locked yet, together with the
 * achievement it has now. A provisional figure and a blank stay open: both still wait for their
 * value. Answers which were locked, which of them anew, and how many reported ones stay open. */
export async function lockVerified(
  { db, tenantId, now, actor }: Ctx,
  period: string,
): Promise<{ locked: number; again: string[]; left: number }> {
  const done = await db
    .insertInto('measurement.locks')
    .columns([
      'tenantId',
      'figureId',
      'measureId',
      'period',
      'number',
      'sequence',
      'lockedBy',
      'lockedAt',
    ])
    .expression(({ selectFrom, val }) =>
      selectFrom('measurement.currentFigures as figure')
        .leftJoin('measurement.results as result', (join) =>
          join
            .onRef('result.tenantId', '=', 'figure.tenantId')
            .onRef('result.measureId', '=', 'figure.measureId')
            .onRef('result.period', '=', 'figure.period'),
        )
        .select(['figure.tenantId', 'figure.id', 'figure.measureId', 'figure.period'])
        .select(({ fn }) => [
          nextNumber.as('number'),
          fn.coalesce(fn.max('result.sequence'), sql<number>`0`).as('sequence'),
          sql<string | null>`${actor.personId}::uuid`.as('lockedBy'),
          sql<string>`${now}::timestamptz`.as('lockedAt'),
        ])
        .where('figure.tenantId', '=', tenantId)
        .where('figure.period', '=', val(period))
        .where('figure.lockedAt', 'is', null)
        .where('figure.verdict', '=', 'VERIFIED')
        .where('figure.provisional', '=', false)
        .where('figure.value', 'is not', null)
        .groupBy(['figure.tenantId', 'figure.id', 'figure.measureId', 'figure.period']),
    )
    .returning(['figureId', 'number'])
    .execute()
  const open = await db
    .selectFrom('measurement.currentFigures')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('tenantId', '=', tenantId)
    .where('period', '=', period)
    .where('lockedAt', 'is', null)
    .executeTakeFirst()
  const again = done.flatMap(({ figureId, number }) => (number > 1 ? [figureId] : []))
  return { locked: done.length, again, left: open?.count ?? 0 }
}

/** A lock of a figure as it was set, with what it held, and how it was opened again if it was;
 * people by their ids. */
export type StoredLock = Omit<FigureLock, 'lockedBy' | 'reopenedBy'> & {
  lockedById: string | null
  reopenedById: string | null
}

/** Every lock a figure ever had, oldest first. The last one stands unless it was opened. */
export async function locksOf(
  { db, tenantId }: Ctx,
  measureId: string,
  period: string,
): Promise<StoredLock[]> {
  return db
    .selectFrom('measurement.locks as lock')
    .innerJoin('measurement.figures as figure', (join) =>
      join.onRef('figure.tenantId', '=', 'lock.tenantId').onRef('figure.id', '=', 'lock.figureId'),
    )
    .leftJoin('measurement.results as result', (join) =>
      join
        .onRef('result.tenantId', '=', 'lock.tenantId')
        .onRef('result.measureId', '=', 'lock.measureId')
        .onRef('result.period', '=', 'lock.period')
        .onRef('result.sequence', '=', 'lock.sequence')
        .on('result.scope', '=', 'PERIOD'),
    )
    .leftJoin('measurement.reopenings as opening', (join) =>
      join
        .onRef('opening.tenantId', '=', 'lock.tenantId')
        .onRef('opening.measureId', '=', 'lock.measureId')
        .onRef('opening.period', '=', 'lock.period')
        .onRef('opening.number', '=', 'lock.number'),
    )
    .select([
      'figure.version',
      'figure.value',
      'result.uncapped as achievement',
      'lock.lockedAt',
      'lock.lockedBy as lockedById',
    ])
    .select(['opening.reason', 'opening.reopenedAt', 'opening.reopenedBy as reopenedById'])
    .where('lock.tenantId', '=', tenantId)
    .where('lock.measureId', '=', measureId)
    .where('lock.period', '=', period)
    .orderBy('lock.number')
    .execute()
}

/** Opens the lock that stands, if one does; the lock itself stays on record. Give it a figure that
 * `whyNotReopen` let pass. */
export async function saveReopening(
  { db, tenantId, now, actor }: Ctx,
  { measureId, period, reason }: Reopening,
): Promise<void> {
  await db
    .insertInto('measurement.reopenings')
    .columns([
      'tenantId',
      'measureId',
      'period',
      'number',
      'reason',
      'reopenedBy',
      'actingAs',
      'reopenedAt',
    ])
    .expression(({ selectFrom }) =>
      selectFrom('measurement.standingLocks')
        .select(['tenantId', 'measureId', 'period', 'number'])
        .select([
          sql<string>`${reason}::text`.as('reason'),
          sql<string | null>`${actor.personId}::uuid`.as('reopenedBy'),
          sql<string | null>`${capacity(actor.actingAs)}::jsonb`.as('actingAs'),
          sql<string>`${now}::timestamptz`.as('reopenedAt'),
        ])
        .where('tenantId', '=', tenantId)
        .where('measureId', '=', measureId)
        .where('period', '=', period),
    )
    .execute()
}

type Reopening = { measureId: string; period: string; reason: string }

export type PeriodCounts = {
  period: string
  reported: number
  verified: number
  ready: number
  locked: number
}

/** How far each period of a year is: reported, verified, ready to be locked, locked. */
export async function periodCounts({ db, tenantId }: Ctx, year: number): Promise<PeriodCounts[]> {
  return db
    .selectFrom('measurement.currentFigures')
    .select(({ fn }) => [
      'period',
      fn.countAll<number>().as('reported'),
      sql<number>`count(*) filter (where verdict = 'VERIFIED')`.as('verified'),
      sql<number>`count(*) filter (where verdict = 'VERIFIED' and not provisional
        and value is not null and locked_at is null)`.as('ready'),
      sql<number>`count(locked_at)`.as('locked'),
    ])
    .where('tenantId', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .groupBy('period')
    .orderBy('period')
    .execute()
}
