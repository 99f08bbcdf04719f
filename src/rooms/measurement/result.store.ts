import type { Context } from '../../platform/context.ts'
import { type Result, Scope } from './figure.contract.ts'
import { Tone } from './measurement.contract.ts'
import type { MeasurementTables } from './measurement.tables.ts'
import type { Computed } from './result.rules.ts'

type Ctx = Context<MeasurementTables>
/** A stored achievement of one measure in one period; `agreementVersionId` names the promise in force it was held against. */
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

async function lastSequences(
  { db, tenantId }: Ctx,
  measureId: string,
  periods: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('measurement.results')
    .select(({ fn }) => ['period', fn.max('sequence').as('sequence')])
    .where('tenantId', '=', tenantId)
    .where('measureId', '=', measureId)
    .where('period', 'in', [...periods])
    .groupBy('period')
    .execute()
  return new Map(rows.map(({ period, sequence }) => [period, sequence]))
}

/** Stores what was computed as the next sequence of each period; what was computed before stays readable. Give it at least one period. */
export async function saveResults(
  ctx: Ctx,
  source: ResultSource,
  periods: readonly PeriodResults[],
): Promise<StoredResult[]> {
  const last = await lastSequences(
    ctx,
    source.measureId,
    periods.map(({ period }) => period),
  )
  await ctx.db
    .insertInto('measurement.results')
    .values(
      periods.flatMap(({ period, figureId, computed }) =>
        computed.map((result) => ({
          ...{
            tenantId: ctx.tenantId,
            id: ctx.newId(),
            measureId: source.measureId,
            period,
            figureId,
          },
          ...{
            scope: result.scope,
            sequence: (last.get(period) ?? 0) + 1,
            state: result.state,
            realization: result.realization,
          },
          ...{
            target: result.target,
            targetSource: result.targetSource,
            agreementVersionId: source.agreementVersionId,
          },
          ...{
            formula: result.formula,
            inputs: JSON.stringify(result.inputs),
            uncapped: result.uncapped,
            capped: result.capped,
          },
          ...{ band: result.band, tone: result.tone, reason: result.reason },
          ...{ packCode: source.packCode, packDigest: source.packDigest, computedAt: ctx.now },
        })),
      ),
    )
    .execute()
  return periods.flatMap(({ period, figureId, computed }) =>
    computed.map((result) => ({ ...result, ...source, period, figureId, computedAt: ctx.now })),
  )
}

type Row = Omit<MeasurementTables['measurement.currentResults'], 'inputs' | 'tenantId'> & {
  inputs: unknown
}

const resultOf = (row: Row): StoredResult => ({
  ...{
    measureId: row.measureId,
    period: row.period,
    figureId: row.figureId,
    agreementVersionId: row.agreementVersionId,
  },
  ...{
    scope: row.scope,
    state: row.state,
    realization: row.realization,
    target: row.target,
    targetSource: row.targetSource,
  },
  ...{
    formula: row.formula,
    inputs: inputsOf(row.inputs),
    uncapped: row.uncapped,
    capped: row.capped,
    band: row.band,
  },
  tone: Tone.options.find((tone) => tone === row.tone) ?? null,
  ...{
    reason: row.reason,
    packCode: row.packCode,
    packDigest: row.packDigest,
    computedAt: row.computedAt,
  },
})

const inputsOf = (stored: unknown): Record<string, string | null> =>
  typeof stored === 'object' && stored !== null
    ? Object.fromEntries(
        Object.entries(stored).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : null,
        ]),
      )
    : {}

/** The results that count in a year (those a lock names, else the latest), of one scope or all, of some measures or all, by period and scope, in one statement. */
export async function currentResults(
  { db, tenantId }: Ctx,
  year: number,
  { scope, measureIds }: { scope?: Scope; measureIds?: readonly string[] } = {},
): Promise<StoredResult[]> {
  if (measureIds?.length === 0) return []
  const rows = await db
    .selectFrom('measurement.currentResults')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .$if(scope !== undefined, (query) => query.where('scope', '=', scope ?? 'PERIOD'))
    .$if(measureIds !== undefined, (query) =>
      query.where('measureId', 'in', [...(measureIds ?? [])]),
    )
    .orderBy('period')
    .execute()
  return rows
    .map(resultOf)
    .toSorted((a, b) =>
      a.period === b.period ? scopes.indexOf(a.scope) - scopes.indexOf(b.scope) : 0,
    )
}

const scopes = Scope.options
