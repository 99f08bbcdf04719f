import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { ReportingTables } from './reporting.tables.ts'
import type { MeasureEntry } from './standing.rules.ts'
import { stands } from './validity.store.ts'

type Ctx = Context<ReportingTables>

/** Which measures, and up to which periods: `ended` holds every period of the year that has ended, `last` the last one of each frequency. */
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

const measureRows = ({ db, tenantId }: Ctx, { on, year, nodeIds, ended, last }: Wanted) =>
  db
    .selectFrom('planning.published_measures as measure')
    .leftJoin('planning.published_targets as target', (join) =>
      join
        .onRef('target.tenant_id', '=', 'measure.tenant_id')
        .onRef('target.measure_id', '=', 'measure.measure_id')
        .on('target.period', '=', String(year)),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('agreements.published_promises as clause')
          .select([
            'clause.agreement_id',
            'clause.code',
            'clause.state',
            'clause.target',
            'clause.agency_id',
            'clause.person_id',
          ])
          .select(['clause.giver_person_id', 'clause.giver_position_id'])
          .whereRef('clause.tenant_id', '=', 'measure.tenant_id')
          .whereRef('clause.measure_id', '=', 'measure.measure_id')
          .where('clause.year', '=', year)
          .orderBy('clause.standing')
          .orderBy('clause.version', 'desc')
          .orderBy('clause.code')
          .limit(1)
          .as('promise'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('measurement.published_results as stored')
          .select([
            'stored.period',
            'stored.state',
            'stored.uncapped',
            'stored.realization',
            'stored.target',
            'stored.tone',
            'stored.reason',
          ])
          .whereRef('stored.tenant_id', '=', 'measure.tenant_id')
          .whereRef('stored.measure_id', '=', 'measure.measure_id')
          .where('stored.scope', '=', 'TO_DATE')
          .where(among('stored.period', ended))
          .orderBy('stored.period', 'desc')
          .orderBy('stored.standing')
          .orderBy('stored.sequence', 'desc')
          .limit(1)
          .as('result'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('measurement.published_figures as current')
          .select([
            'current.period',
            'current.blank',
            'current.verdict',
            'current.locked_at',
            'current.provisional',
          ])
          .whereRef('current.tenant_id', '=', 'measure.tenant_id')
          .whereRef('current.measure_id', '=', 'measure.measure_id')
          .where(among('current.period', last))
          .orderBy('current.period', 'desc')
          .orderBy('current.standing')
          .orderBy('current.version', 'desc')
          .limit(1)
          .as('figure'),
      (join) => join.onTrue(),
    )
    .selectAll('measure')
    .select([
      'target.value as target',
      'promise.agreement_id',
      'promise.code as agreement_code',
      'promise.state as agreement_state',
    ])
    .select([
      'promise.target as promised',
      'promise.agency_id',
      'promise.person_id',
      'promise.giver_person_id',
      'promise.giver_position_id',
    ])
    .select([
      'result.period as result_period',
      'result.state as result_state',
      'result.uncapped',
      'result.realization',
    ])
    .select([
      'result.target as result_target',
      'result.tone',
      'result.reason',
      'figure.period as figure_period',
      'figure.blank',
    ])
    .select(['figure.verdict', 'figure.locked_at', 'figure.provisional'])
    .where('measure.tenant_id', '=', tenantId)
    .where(sql<boolean>`measure.node_id = any(${[...nodeIds]}::uuid[])`)
    .where(stands('measure', on))
    .where(
      sql<boolean>`measure.defined_from <= ${on} and (measure.defined_to is null or measure.defined_to > ${on})`,
    )
    .orderBy('measure.node_id')
    .orderBy('measure.number')
    .execute()

type Row = Awaited<ReturnType<typeof measureRows>>[number]

/** The measures of some nodes with target, promise, last achievement and last figure, in one statement. */
export async function measuresShown(ctx: Ctx, wanted: Wanted): Promise<MeasureEntry[]> {
  return wanted.nodeIds.length === 0 ? [] : (await measureRows(ctx, wanted)).map(measureEntry)
}

const measureEntry = (row: Row): MeasureEntry => ({
  ...{
    id: row.measure_id,
    nodeId: row.node_id,
    number: row.number,
    descent: row.descent,
    parentMeasureId: row.parent_measure_id,
  },
  ...{
    indicator: row.name,
    unit: row.unit_label,
    unitKind: row.unit_kind,
    polarity: row.polarity,
    frequency: row.frequency,
    isKey: row.is_key,
  },
  ...{ target: row.target, promise: promiseOf(row), result: resultOf(row), figure: figureOf(row) },
})

function promiseOf(row: Row): MeasureEntry['promise'] {
  const {
    agreement_id: agreementId,
    agreement_code: code,
    agreement_state: state,
    promised: target,
    person_id: personId,
  } = row
  if (
    agreementId === null ||
    code === null ||
    state === null ||
    target === null ||
    personId === null
  )
    return null
  return {
    ...{ agreementId, code, state, target, personId },
    ...{
      agencyId: row.agency_id,
      giverPersonId: row.giver_person_id,
      giverPositionId: row.giver_position_id,
    },
  }
}

function resultOf(row: Row): MeasureEntry['result'] {
  const {
    result_period: period,
    result_state: state,
    uncapped,
    realization,
    result_target: target,
    tone,
    reason,
  } = row
  return period === null || state === null
    ? null
    : { period, state, uncapped, realization, target, tone, reason }
}

function figureOf({
  figure_period: period,
  blank,
  verdict,
  locked_at: lockedAt,
  provisional,
}: Row): MeasureEntry['figure'] {
  return period === null
    ? null
    : { period, blank, verdict, lockedAt, provisional: provisional ?? false }
}
