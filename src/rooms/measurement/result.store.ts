import type { Context } from '../../platform/context.ts'
import type { Result, Scope } from './figure.contract.ts'
import { Tone } from './measurement.contract.ts'
import type { MeasurementTables } from './measurement.tables.ts'
import type { Computed } from './result.rules.ts'

type Ctx = Context<MeasurementTables>
export type StoredResult = Result & { measureId: string; period: string; figureId: string }

/** Stores computed results as the next sequence of their measure, period and scope; what was computed before stays readable. */
export async function saveResults(
  ctx: Ctx,
  of: { measureId: string; period: string; figureId: string; agreementVersionId: string | null; packCode: string; packDigest: string },
  computed: readonly Computed[],
): Promise<void> {
  const { db, tenantId, now } = ctx
  const last = await db
    .selectFrom('measurement.results')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('tenant_id', '=', tenantId)
    .where('measure_id', '=', of.measureId)
    .where('period', '=', of.period)
    .executeTakeFirst()
  const sequence = (last?.sequence ?? 0) + 1
  await db
    .insertInto('measurement.results')
    .values(
      computed.map(({ scope, state, realization, target, targetSource, formula, inputs, uncapped, capped, band, tone, reason }) => ({
        tenant_id: tenantId,
        id: ctx.newId(),
        measure_id: of.measureId,
        period: of.period,
        scope,
        sequence,
        figure_id: of.figureId,
        state,
        realization,
        target,
        target_source: targetSource,
        agreement_version_id: of.agreementVersionId,
        formula,
        inputs: JSON.stringify(inputs),
        uncapped,
        capped,
        band,
        tone,
        reason,
        pack_code: of.packCode,
        pack_digest: of.packDigest,
        computed_at: now,
      })),
    )
    .execute()
}

/** The latest results of a year, of one scope or all, of some measures or all. */
export async function currentResults(
  { db, tenantId }: Ctx,
  year: number,
  { scope, measureIds }: { scope?: Scope; measureIds?: readonly string[] } = {},
): Promise<StoredResult[]> {
  if (measureIds?.length === 0) return []
  const rows = await db
    .selectFrom('measurement.current_results')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .$if(scope !== undefined, (query) => query.where('scope', '=', scope ?? 'PERIOD'))
    .$if(measureIds !== undefined, (query) => query.where('measure_id', 'in', [...(measureIds ?? [])]))
    .orderBy('period')
    .execute()
  return rows.map((row) => ({
    measureId: row.measure_id,
    period: row.period,
    figureId: row.figure_id,
    scope: row.scope,
    state: row.state,
    realization: row.realization,
    target: row.target,
    targetSource: row.target_source,
    formula: row.formula,
    uncapped: row.uncapped,
    capped: row.capped,
    band: row.band,
    tone: Tone.options.find((tone) => tone === row.tone) ?? null,
    reason: row.reason,
    packCode: row.pack_code,
    packDigest: row.pack_digest,
    computedAt: row.computed_at,
  }))
}
