import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { type AgreementsTables, clausesQuery } from '../agreements/index.ts'
import { stands } from './progress/validity.store.ts'
import type { ReportingTables } from './reporting.tables.ts'
import type { MeasureEntry } from './standing.rules.ts'

type Ctx = Context<ReportingTables & AgreementsTables>

/** Which measures, and up to which periods: `ended` holds every period of the year that has ended,
 * `last` the last one of each frequency. */
export type Wanted = {
  on: LocalDate
  year: number
  nodeIds: readonly string[]
  ended: readonly string[]
  last: readonly string[]
}

/** `= any('{}')` finds nothing, where `in ()` would be no SQL. */
const among = (column: string, values: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...values]}::text[])`

/** The newest result up to a period, of an outer `measure`. */
const lastResult = ({ db }: Ctx, ended: readonly string[]) =>
  db
    .selectFrom('measurement.publishedResults as stored')
    .select(['stored.period', 'stored.state', 'stored.uncapped', 'stored.realization'])
    .select(['stored.target', 'stored.tone', 'stored.reason'])
    .where('stored.tenantId', '=', sql<number>`measure.tenant_id`)
    .where('stored.measureId', '=', sql<string>`measure.measure_id`)
    .where('stored.scope', '=', 'TO_DATE')
    .where(among('stored.period', ended))
    .orderBy('stored.period', 'desc')
    .orderBy('stored.standing')
    .orderBy('stored.sequence', 'desc')
    .limit(1)

/** The newest figure of the last ended period, of an outer `measure`. */
const lastFigure = ({ db }: Ctx, last: readonly string[]) =>
  db
    .selectFrom('measurement.publishedFigures as current')
    .select(['current.period', 'current.blank', 'current.verdict', 'current.lockedAt'])
    .select('current.provisional')
    .where('current.tenantId', '=', sql<number>`measure.tenant_id`)
    .where('current.measureId', '=', sql<string>`measure.measure_id`)
    .where(among('current.period', last))
    .orderBy('current.period', 'desc')
    .orderBy('current.standing')
    .orderBy('current.version', 'desc')
    .limit(1)

const measureRows = (ctx: Ctx, { on, year, nodeIds, ended, last }: Wanted) =>
  ctx.db
    .selectFrom('planning.publishedMeasures as measure')
    .leftJoin('planning.publishedTargets as target', (join) =>
      join
        .onRef('target.tenantId', '=', 'measure.tenantId')
        .onRef('target.measureId', '=', 'measure.measureId')
        .on('target.period', '=', String(year)),
    )
    .leftJoinLateral(
      () => clausesQuery(ctx, { year, on }, sql`(measure.measure_id)`).as('promise'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(lastResult(ctx, ended).as('result'), (join) => join.onTrue())
    .leftJoinLateral(lastFigure(ctx, last).as('figure'), (join) => join.onTrue())
    .selectAll('measure')
    .select(['target.value as target', 'promise.clause'])
    .select(['result.period as resultPeriod', 'result.state as resultState', 'result.uncapped'])
    .select(['result.realization', 'result.target as resultTarget', 'result.tone', 'result.reason'])
    .select(['figure.period as figurePeriod', 'figure.blank', 'figure.verdict'])
    .select(['figure.lockedAt', 'figure.provisional'])
    .where('measure.tenantId', '=', ctx.tenantId)
    .where(sql<boolean>`measure.node_id = any(${[...nodeIds]}::uuid[])`)
    .where(stands('measure', on))
    .where(
      sql<boolean>`measure.defined_from <= ${on}
        and (measure.defined_to is null or measure.defined_to > ${on})`,
    )
    .orderBy('measure.nodeId')
    .orderBy('measure.number')
    .execute()

type Row = Awaited<ReturnType<typeof measureRows>>[number]

/** The measures of some nodes with target, promise, last achievement and last figure, in one
 * statement. */
export async function measuresShown(ctx: Ctx, wanted: Wanted): Promise<MeasureEntry[]> {
  return wanted.nodeIds.length === 0 ? [] : (await measureRows(ctx, wanted)).map(measureEntry)
}

const measureEntry = (row: Row): MeasureEntry => ({
  id: row.measureId,
  nodeId: row.nodeId,
  number: row.number,
  descent: row.descent,
  parentMeasureId: row.parentMeasureId,
  indicator: row.name,
  unit: row.unitLabel,
  unitKind: row.unitKind,
  polarity: row.polarity,
  frequency: row.frequency,
  isKey: row.isKey,
  target: row.target,
  promise: row.clause,
  result: resultOf(row),
  figure: figureOf(row),
})

function resultOf({
  resultPeriod: period,
  resultState: state,
  uncapped,
  realization,
  resultTarget: target,
  tone,
  reason,
}: Row): MeasureEntry['result'] {
  return period === null || state === null
    ? null
    : { period, state, uncapped, realization, target, tone, reason }
}

function figureOf({
  figurePeriod: period,
  blank,
  verdict,
  lockedAt,
  provisional,
}: Row): MeasureEntry['figure'] {
  return period === null
    ? null
    : { period, blank, verdict, lockedAt, provisional: provisional ?? false }
}
