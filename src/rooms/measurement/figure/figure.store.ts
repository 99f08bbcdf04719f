import { sql } from 'kysely'
import type { Mandate } from '../../../kernel/actor.ts'
import type { Context } from '../../../platform/context.ts'
import type { MeasurementTables } from '../measurement.tables.ts'
import type { Figure, FigureVerdict } from './figure.contract.ts'

type Ctx = Context<MeasurementTables>
/** A version as stored: people by their ids. */
export type StoredFigure = Omit<Figure, 'reporterName' | 'verdictBy'> & {
  verdictById: string | null
}

const written = [
  'id',
  'measureId',
  'period',
  'version',
  'value',
  'numerator',
  'denominator',
  'blank',
  'provisional',
  'analysis',
  'reason',
  'evidenceIds',
  'capturedAt',
  'reportedBy',
  'recordedAt',
] as const
const judged = ['verdict', 'question', 'givenBy as verdictById', 'givenAt as verdictAt'] as const

/** Which current figures: of some measures or with these ids, in the years from `from` to `to`, and
 * perhaps only those nobody has judged yet. */
export type FiguresWanted = {
  from: number
  to: number
  measureIds?: readonly string[]
  orIds?: readonly string[]
  awaiting?: boolean
}

/** The figures that count, by measure and period: the locked version, else the latest. */
export async function currentFigures(
  { db, tenantId }: Ctx,
  { from, to, measureIds, orIds = [], awaiting = false }: FiguresWanted,
): Promise<StoredFigure[]> {
  if (measureIds?.length === 0 && orIds.length === 0) return []
  return db
    .selectFrom('measurement.currentFigures')
    .select([...written, ...judged, 'lockedAt'])
    .where('tenantId', '=', tenantId)
    .where('period', '>=', `${from}`)
    .where('period', '<', `${to + 1}`)
    .$if(measureIds !== undefined, (query) =>
      query.where(
        sql<boolean>`(measure_id = any(${[...(measureIds ?? [])]}::uuid[])
          or id = any(${[...orIds]}::uuid[]))`,
      ),
    )
    .$if(awaiting, (query) => query.where('verdict', 'is', null).where('lockedAt', 'is', null))
    .orderBy('period')
    .execute()
}

/** Which periods of a year these measures have a figure of. */
export const reportedPeriods = (
  { db, tenantId }: Ctx,
  year: number,
  measureIds: readonly string[],
): Promise<{ measureId: string; period: string }[]> =>
  db
    .selectFrom('measurement.currentFigures')
    .select(['measureId', 'period'])
    .where('tenantId', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .where(sql<boolean>`measure_id = any(${[...measureIds]}::uuid[])`)
    .execute()

/** The measures that have a figure of a year, in one statement. */
export async function reportedMeasures({ db, tenantId }: Ctx, year: number): Promise<string[]> {
  const rows = await db
    .selectFrom('measurement.currentFigures')
    .select('measureId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .orderBy('measureId')
    .execute()
  return rows.map(({ measureId }) => measureId)
}

/** Which periods of these measures have a figure that no lock holds, in one statement. */
export async function openPeriods(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
): Promise<{ measureId: string; period: string }[]> {
  if (measureIds.length === 0) return []
  return db
    .selectFrom('measurement.currentFigures')
    .select(['measureId', 'period'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`measure_id = any(${[...measureIds]}::uuid[])`)
    .where('lockedAt', 'is', null)
    .orderBy('period')
    .execute()
}

/** Which periods of a year have a value of these measures that was verified or locked. */
export async function realisedPeriods(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
  year: number,
): Promise<{ measureId: string; period: string }[]> {
  if (measureIds.length === 0) return []
  return db
    .selectFrom('measurement.currentFigures')
    .select(['measureId', 'period'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`measure_id = any(${[...measureIds]}::uuid[])`)
    .where('period', '>=', `${year}`)
    .where('period', '<', `${year + 1}`)
    .where('value', 'is not', null)
    .where((where) =>
      where.or([where('verdict', '=', 'VERIFIED'), where('lockedAt', 'is not', null)]),
    )
    .execute()
}

/** Every version of one figure, newest first, with the verdicts on each. */
export async function figureVersions(
  { db, tenantId }: Ctx,
  measureId: string,
  period: string,
): Promise<StoredFigure[]> {
  return db
    .selectFrom('measurement.figures as figure')
    .leftJoin('measurement.verdicts as verdict', (join) =>
      join
        .onRef('verdict.tenantId', '=', 'figure.tenantId')
        .onRef('verdict.figureId', '=', 'figure.id'),
    )
    .leftJoin('measurement.standingLocks as lock', (join) =>
      join.onRef('lock.tenantId', '=', 'figure.tenantId').onRef('lock.figureId', '=', 'figure.id'),
    )
    .select(written.map((column) => `figure.${column}` as const))
    .select(judged.map((column) => `verdict.${column}` as const))
    .select('lock.lockedAt')
    .where('figure.tenantId', '=', tenantId)
    .where('figure.measureId', '=', measureId)
    .where('figure.period', '=', period)
    .orderBy('figure.version', 'desc')
    .execute()
}

/** A figure's measure and period that carry an item of evidence, in whichever version. */
export type Carrier = { itemId: string; measureId: string; period: string }

/** Every measure and period whose figures carry one of these items, in one statement. */
export async function carriersOf(
  { db, tenantId }: Ctx,
  itemIds: readonly string[],
): Promise<Carrier[]> {
  if (itemIds.length === 0) return []
  const { rows } = await sql<Carrier>`
    select distinct item.id as "itemId", figure.measure_id as "measureId", figure.period
    from unnest(${[...itemIds]}::uuid[]) as item(id)
    join measurement.figures figure on figure.tenant_id = ${tenantId}
      and item.id = any(figure.evidence_ids)`.execute(db)
  return rows
}

/** Taken before deciding: whoever writes a figure of a measure waits for the others who do, and for
 * a period being locked. The period's own lock is shared among writers of figures and held alone by
 * who locks. Ends with the transaction. */
export const holdMeasure = (ctx: Ctx, measureId: string): Promise<void> =>
  holdMeasures(ctx, [measureId])

/** The same for several measures in one statement, always in the same order, so that two who hold
 * several do not wait for each other in a circle. */
export async function holdMeasures(
  { db, tenantId }: Ctx,
  measureIds: readonly string[],
): Promise<void> {
  const inOrder = [...new Set(measureIds)].toSorted()
  await sql`with periods as materialized (
      select pg_advisory_xact_lock_shared(hashtext('measurement.periods'), ${tenantId}))
    select pg_advisory_xact_lock(hashtext('measurement.figures'), hashtext(measure.id))
    from periods, unnest(${inOrder}::text[]) as measure(id)`.execute(db)
}

/** The capacity an act was done in, as it is stored beside the act. */
export const capacity = (mandate: Mandate | null): string | null =>
  mandate && JSON.stringify({ kind: mandate.kind, id: mandate.id, title: mandate.title })

/** A version as it is inserted, written in the capacity the actor acts in. */
export const figureRow = (
  { tenantId, now, actor }: Ctx,
  { verdict, question, verdictById, verdictAt, lockedAt, ...figure }: StoredFigure,
) => ({ ...figure, tenantId, actingAs: capacity(actor.actingAs), recordedAt: now })

export async function saveVerdict(
  { db, tenantId, now, actor, newId }: Ctx,
  {
    figureId,
    verdict,
    question,
  }: { figureId: string; verdict: FigureVerdict; question: string | null },
): Promise<void> {
  await db
    .insertInto('measurement.verdicts')
    .values({
      tenantId,
      id: newId(),
      figureId,
      verdict,
      question,
      givenBy: actor.personId,
      actingAs: capacity(actor.actingAs),
      givenAt: now,
    })
    .execute()
}
