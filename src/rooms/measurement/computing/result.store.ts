import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type Result, Scope } from '../figure/figure.contract.ts'
import { figureRow, type StoredFigure } from '../figure/figure.store.ts'
import { Tone } from '../measurement.contract.ts'
import type { MeasurementTables } from '../measurement.tables.ts'
import type { Computed } from './result.rules.ts'

type Ctx = Context<MeasurementTables>
/** A stored achievement of one measure in one period; `agreementVersionId` names the promise in
 * force it was held against. */
export type StoredResult = Result & {
  measureId: string
  period: string
  figureId: string
  agreementVersionId: string | null
}
/** What was computed for one period, before it is stored. */
export type PeriodResults = { period: string; figureId: string; computed: readonly Computed[] }

/** What results of one measure were computed with. */
export type ResultSource = {
  measureId: string
  agreementVersionId: string | null
  packCode: string
  packDigest: string
}

/** Results as the next sequence of each period; what was computed before stays readable. */
function resultRows(ctx: Ctx, source: ResultSource, periods: readonly PeriodResults[]) {
  const { tenantId } = ctx
  return periods.flatMap(({ period, figureId, computed }) =>
    computed.map(({ inputs, ...result }) => ({
      ...result,
      ...source,
      tenantId,
      id: ctx.newId(),
      period,
      figureId,
      computedAt: ctx.now,
      inputs: JSON.stringify(inputs),
      sequence: sql<number>`(select coalesce(max(sequence), 0) + 1 from measurement.results
        where tenant_id = ${tenantId} and measure_id = ${source.measureId} and period = ${period})`,
    })),
  )
}

/** Stores what was computed, in one statement; with the version of the figure it was computed from,
 * where that is new. Give it at least one period with something computed. */
export async function saveResults(
  ctx: Ctx,
  source: ResultSource,
  periods: readonly PeriodResults[],
  figure?: StoredFigure,
): Promise<StoredResult[]> {
  const rows = resultRows(ctx, source, periods)
  await (figure
    ? ctx.db
        .with('figure', (db) =>
          db.insertInto('measurement.figures').values(figureRow(ctx, figure)).returning('id'),
        )
        .insertInto('measurement.results')
        .values(rows)
        .execute()
    : ctx.db.insertInto('measurement.results').values(rows).execute())
  return periods.flatMap(({ period, figureId, computed }) =>
    computed.map((result) => ({ ...result, ...source, period, figureId, computedAt: ctx.now })),
  )
}

const columns = [
  'measureId',
  'period',
  'figureId',
  'agreementVersionId',
  'scope',
  'state',
  'realization',
  'target',
  'targetSource',
  'formula',
  'uncapped',
  'capped',
  'band',
  'reason',
  'packCode',
  'packDigest',
  'computedAt',
] as const

const inputsOf = (stored: unknown): Record<string, string | null> =>
  typeof stored === 'object' && stored !== null
    ? Object.fromEntries(
        Object.entries(stored).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : null,
        ]),
      )
    : {}

/** The results that count in some years (those a lock names, else the latest), of one scope or all,
 * of some measures or all, by period and scope. */
export async function currentResults(
  { db, tenantId }: Ctx,
  { from, to }: { from: number; to: number },
  { scope, measureIds }: { scope?: Scope; measureIds?: readonly string[] } = {},
): Promise<StoredResult[]> {
  if (measureIds?.length === 0) return []
  const rows = await db
    .selectFrom('measurement.currentResults')
    .select([...columns, 'inputs', 'tone'])
    .where('tenantId', '=', tenantId)
    .where('period', '>=', `${from}`)
    .where('period', '<', `${to + 1}`)
    .$if(scope !== undefined, (query) => query.where('scope', '=', scope ?? 'PERIOD'))
    .$if(measureIds !== undefined, (query) =>
      query.where('measureId', 'in', [...(measureIds ?? [])]),
    )
    .orderBy('period')
    .execute()
  return rows
    .map((row) => ({
      ...row,
      inputs: inputsOf(row.inputs),
      tone: Tone.options.find((tone) => tone === row.tone) ?? null,
    }))
    .toSorted((a, b) =>
      a.period === b.period ? scopes.indexOf(a.scope) - scopes.indexOf(b.scope) : 0,
    )
}

const scopes = Scope.options
