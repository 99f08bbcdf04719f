import type { Context } from '../../platform/context.ts'
import type { Figure } from './figure.contract.ts'
import type { MeasurementTables } from './measurement.tables.ts'
import type { Reported } from './result.rules.ts'

type Ctx = Context<MeasurementTables>
export type StoredFigure = Omit<Figure, 'reporterName' | 'verdictBy' | 'evidenceIds'> & { verdictById: string | null }

type Row = MeasurementTables['measurement.figures'] &
  Partial<Pick<MeasurementTables['measurement.current_figures'], 'verdict' | 'question' | 'given_by' | 'given_at' | 'locked_at'>>

const figureOf = (row: Omit<Row, 'acting_as' | 'tenant_id'>): StoredFigure => ({
  id: row.id,
  measureId: row.measure_id,
  period: row.period,
  version: row.version,
  value: row.value,
  numerator: row.numerator,
  denominator: row.denominator,
  blank: row.blank,
  provisional: row.provisional,
  analysis: row.analysis,
  reason: row.reason,
  capturedAt: row.captured_at,
  reportedBy: row.reported_by,
  verdict: row.verdict ?? null,
  question: row.question ?? null,
  verdictById: row.given_by ?? null,
  verdictAt: row.given_at ?? null,
  lockedAt: row.locked_at ?? null,
  recordedAt: row.recorded_at,
})

const columns = [
  'id',
  'measure_id',
  'period',
  'version',
  'value',
  'numerator',
  'denominator',
  'blank',
  'provisional',
  'analysis',
  'reason',
  'captured_at',
  'reported_by',
  'recorded_at',
  'verdict',
  'question',
  'given_by',
  'given_at',
  'locked_at',
] as const

/** The figures that count in a year, of some measures or of all. */
export async function currentFigures({ db, tenantId }: Ctx, year: number, measureIds?: readonly string[]): Promise<StoredFigure[]> {
  if (measureIds?.length === 0) return []
  const rows = await db
    .selectFrom('measurement.current_figures')
    .select(columns)
    .where('tenant_id', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .$if(measureIds !== undefined, (query) => query.where('measure_id', 'in', [...(measureIds ?? [])]))
    .orderBy('period')
    .execute()
  return rows.map(figureOf)
}

/** Every version of one figure, newest first, with the verdicts on each. */
export async function figureVersions({ db, tenantId }: Ctx, measureId: string, period: string): Promise<StoredFigure[]> {
  const rows = await db
    .selectFrom('measurement.figures as figure')
    .leftJoin('measurement.verdicts as verdict', (join) =>
      join.onRef('verdict.tenant_id', '=', 'figure.tenant_id').onRef('verdict.figure_id', '=', 'figure.id'),
    )
    .leftJoin('measurement.locks as lock', (join) =>
      join.onRef('lock.tenant_id', '=', 'figure.tenant_id').onRef('lock.figure_id', '=', 'figure.id'),
    )
    .selectAll('figure')
    .select(['verdict.verdict', 'verdict.question', 'verdict.given_by', 'verdict.given_at', 'lock.locked_at'])
    .where('figure.tenant_id', '=', tenantId)
    .where('figure.measure_id', '=', measureId)
    .where('figure.period', '=', period)
    .orderBy('figure.version', 'desc')
    .execute()
  return rows.map(figureOf)
}

/** Values of a measure's filled periods in a year, in order. */
export const reportedOf = (figures: readonly StoredFigure[]): Reported[] =>
  figures.map(({ period, value, numerator, denominator }) => ({ period, value, numerator, denominator }))

/** Inserts a version; two reporters at once collide on the version number, and the second is told to look again. */
export async function saveFigure(ctx: Ctx, figure: StoredFigure, evidenceIds: readonly string[]): Promise<void> {
  const { db, tenantId, now, actor } = ctx
  await db
    .insertInto('measurement.figures')
    .values({
      tenant_id: tenantId,
      id: figure.id,
      measure_id: figure.measureId,
      period: figure.period,
      version: figure.version,
      value: figure.value,
      numerator: figure.numerator,
      denominator: figure.denominator,
      blank: figure.blank,
      provisional: figure.provisional,
      analysis: figure.analysis,
      reason: figure.reason,
      captured_at: figure.capturedAt,
      reported_by: figure.reportedBy,
      acting_as: actor.actingAs && JSON.stringify({ kind: actor.actingAs.kind, id: actor.actingAs.id, title: actor.actingAs.title }),
      recorded_at: now,
    })
    .execute()
  if (evidenceIds.length === 0) return
  await db
    .insertInto('measurement.figure_evidence')
    .values([...new Set(evidenceIds)].map((itemId) => ({ tenant_id: tenantId, figure_id: figure.id, item_id: itemId })))
    .execute()
}

export async function evidenceOf({ db, tenantId }: Ctx, figureIds: readonly string[]): Promise<Map<string, string[]>> {
  if (figureIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('measurement.figure_evidence')
    .select(['figure_id', 'item_id'])
    .where('tenant_id', '=', tenantId)
    .where('figure_id', 'in', [...figureIds])
    .orderBy('item_id')
    .execute()
  const found = new Map<string, string[]>()
  for (const { figure_id, item_id } of rows) found.set(figure_id, [...(found.get(figure_id) ?? []), item_id])
  return found
}

export async function saveVerdict(
  ctx: Ctx,
  verdict: { figureId: string; verdict: 'VERIFIED' | 'RETURNED'; question: string | null; actingAs: string | null },
): Promise<void> {
  await ctx.db
    .insertInto('measurement.verdicts')
    .values({
      tenant_id: ctx.tenantId,
      id: ctx.newId(),
      figure_id: verdict.figureId,
      verdict: verdict.verdict,
      question: verdict.question,
      given_by: ctx.actor.personId,
      acting_as: verdict.actingAs,
      given_at: ctx.now,
    })
    .execute()
}

/** Locks every verified figure of a period that is not locked yet; answers how many, and how many reported ones stay open. */
export async function lockVerified(ctx: Ctx, period: string): Promise<{ locked: number; left: number }> {
  const { db, tenantId, now, actor } = ctx
  const open = await db
    .selectFrom('measurement.current_figures')
    .select(['id', 'measure_id', 'verdict'])
    .where('tenant_id', '=', tenantId)
    .where('period', '=', period)
    .where('locked_at', 'is', null)
    .execute()
  const ready = open.filter(({ verdict }) => verdict === 'VERIFIED')
  for (let start = 0; start < ready.length; start += 1000)
    await db
      .insertInto('measurement.locks')
      .values(
        ready.slice(start, start + 1000).map(({ id, measure_id }) => ({
          tenant_id: tenantId,
          figure_id: id,
          measure_id,
          period,
          locked_by: actor.personId,
          locked_at: now,
        })),
      )
      .execute()
  return { locked: ready.length, left: open.length - ready.length }
}
